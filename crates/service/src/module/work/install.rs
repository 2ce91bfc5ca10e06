//! Installing a module: a task of its own, so that its log is seen while it goes on.

use super::{
    listen::{Listener, Lost},
    outcome::Came,
};
use crate::{
    Ctx,
    activity::{Done, record},
    module::{hooks, manage, settings_of},
};
use argus_dim_host::install::{Installed, Source};
use argus_domain::{
    ModuleId, Permission,
    module::{LogLevel, ManagedDetail, Origin, Settled},
};
use argus_store::module::{self as store, task::Taken};
use serde_json::json;
use tokio::sync::mpsc;

pub(super) async fn run(ctx: &Ctx, taken: &Taken, listener: &mut Listener) -> Result<Came, Lost> {
    ctx.require(Permission::Administer)?;
    let source = taken.input.arguments.get(manage::SOURCE).cloned().unwrap_or_default();
    let Ok(source) = serde_json::from_value::<Source>(source) else {
        return Ok(Came::failed("It does not say what is to be installed.".to_owned()));
    };
    let result = match ctx.argus.modules() {
        Err(problem) => Err(problem.to_string()),
        Ok(runtime) => {
            let (say, hears) = mpsc::channel(256);
            let installing = runtime.installer().install(&source, say);
            let installed = listener.until(ctx, hears, installing).await?;
            installed.map_err(|reason| reason.to_string())
        }
    };
    if let Source::Wheel { file } = &source
        && let Some(folder) = file.parent()
    {
        let _ = tokio::fs::remove_dir_all(folder).await;
    }
    match result {
        Ok(installed) => {
            let version = installed.version.clone();
            note(ctx, taken.module, &installed, manage::origin(&source), listener).await?;
            Ok(Came::succeeded(Some(format!("Version {version} is installed."))))
        }
        Err(reason) => {
            let mut tx = ctx.argus.store().begin().await?;
            let settled = Settled::Failed { reason: reason.clone() };
            store::set_installed(&mut tx, taken.module, manage::origin(&source), &settled, ctx.now).await?;
            tx.commit().await?;
            Ok(Came::failed(reason))
        }
    }
}

/// From now on it is called, if it is ready: with the settings that it had, as far as it still knows them.
async fn note(
    ctx: &Ctx,
    id: ModuleId,
    installed: &Installed,
    origin: Origin,
    listener: &mut Listener,
) -> Result<(), Lost> {
    let ctx = ctx.again();
    let mut conn = ctx.argus.store().read().await?;
    let Some(module) = store::get(&mut conn, id).await? else { return Ok(()) };
    let mut settings = match settings_of::all(&ctx.argus, &mut conn, &module).await? {
        Ok(settings) => settings,
        Err(reason) => {
            listener.note(LogLevel::Warning, format!("Its settings are begun anew: {reason}"));
            argus_domain::module::Settings::default()
        }
    };
    drop(conn);
    let known = &installed.described.parameters;
    settings.retain(|name, _| known.iter().any(|parameter| parameter.name == *name));
    let described = manage::described(&ctx.argus, &installed.runnable, settings).await;
    let mut described = match described {
        Ok(described) => described,
        Err(reason) => {
            let mut described = installed.described.clone();
            described.not_ready = Some(reason);
            described
        }
    };
    let not_ready = described.not_ready.take();
    let mut tx = ctx.argus.store().begin().await?;
    let Some(_) = store::lock(&mut tx, id).await? else { return Ok(()) };
    store::describe(&mut tx, id, &installed.version, &described, not_ready.as_deref()).await?;
    store::set_installed(&mut tx, id, origin, &Settled::Installed, ctx.now).await?;
    if let Some(module) = store::get(&mut tx, id).await? {
        hooks::put(&mut tx, &module).await?;
        told(&mut tx, &ctx, &module).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn told(tx: &mut argus_store::Tx, ctx: &Ctx, module: &ManagedDetail) -> Result<(), Lost> {
    let module = &module.module;
    let text = format!("Installed the module {} {}", module.name, module.version);
    let detail = json!({"module": module.name, "version": module.version, "origin": module.origin});
    record(tx, ctx, Done { detail, ..Done::new("module.install", text) }).await?;
    Ok(())
}
