//! Reading which modules there are.

use crate::{Ctx, Result, module::missing};
use argus_dim_host::install::SHIPPED;
use argus_domain::{
    ModuleId, Permission,
    module::{Managed, ManagedDetail, Shipped},
};
use argus_store::module as store;

/// The most that are told.
pub(super) const MOST: u32 = 1_000;

/// In the order in which they are called.
pub async fn list(ctx: &Ctx) -> Result<Vec<Managed>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let modules = store::list(&mut conn, MOST).await?;
    Ok(modules.into_iter().map(|module| module.module).collect())
}

/// With its settings; secrets are stars.
pub async fn get(ctx: &Ctx, id: ModuleId) -> Result<ManagedDetail> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let mut module = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    module.settings = super::change::known(ctx, &mut conn, &module).await?;
    Ok(module)
}

/// Those that are part of Argus.
pub async fn shipped(ctx: &Ctx) -> Result<Vec<Shipped>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let mut all = Vec::with_capacity(SHIPPED.len());
    for shipped in SHIPPED {
        all.push(Shipped {
            name: shipped.name.to_owned(),
            needs: shipped.needs().iter().map(|&need| need.to_owned()).collect(),
            is_installed: store::named(&mut conn, shipped.name).await?.is_some(),
        });
    }
    Ok(all)
}
