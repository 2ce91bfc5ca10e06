//! Removing a module.

use crate::{
    Ctx, Result,
    activity::{Done, record},
    module::missing,
};
use argus_dim_host::install::PackageName;
use argus_domain::{ModuleId, Permission};
use argus_store::module as store;
use serde_json::json;

/// Its tasks stay; those that wait are cancelled, and those that run fail.
pub async fn remove(ctx: &Ctx, id: ModuleId) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let module = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?.module;
    store::remove(&mut tx, id, ctx.now).await?;
    store::task::give_up(&mut tx, id, "The module was removed.", ctx.now).await?;
    let detail = json!({"module": module.name, "version": module.version});
    let text = format!("Removed the module {}", module.name);
    record(&mut tx, ctx, Done { detail, ..Done::new("module.remove", text) }).await?;
    tx.commit().await?;
    // It is called no more, so its files are in nobody's way if they cannot be removed.
    if let (Ok(runtime), Ok(name)) = (ctx.argus.modules(), module.name.parse::<PackageName>())
        && let Err(trouble) = runtime.installer().remove(&name).await
    {
        tracing::warn!(%trouble, module = module.name, "the files of a module that was removed");
    }
    Ok(())
}
