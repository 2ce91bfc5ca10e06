//! Setting a module.

use crate::{
    Argus, Ctx, Result,
    activity::{Done, record},
    merge::Merge,
    module::{callee, hooks, missing, settings_of},
};
use argus_dim_host::Runnable;
use argus_domain::{
    Invalid, ModuleId, Permission,
    module::{Described, ManagedDetail, ModuleChange, Settings, is_hook, settings},
};
use argus_store::{
    Conn,
    module::{self as store, SaveModule},
};
use serde_json::json;

/// The furthest back or front in the order.
const FURTHEST: i64 = 1_000_000;

/// Others may have changed it since: only fields that they changed to something else are in the way. With new settings the
/// module is asked whether it is ready.
pub async fn change(ctx: &Ctx, id: ModuleId, change: ModuleChange) -> Result<ManagedDetail> {
    let by = ctx.require(Permission::Administer)?.user.as_ref().map(|user| user.id);
    check(&change)?;
    // Asking takes a while, and nobody waits for it.
    let mut conn = ctx.argus.store().read().await?;
    let seen = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    let before = settings_of::all(&ctx.argus, &mut conn, &seen).await?.unwrap_or_default();
    drop(conn);
    let parameters = seen.described.as_ref().map(|said| said.parameters.clone()).unwrap_or_default();
    let wanted = match &change.settings {
        Some(given) => Some(settings::read(&parameters, given, &before)?),
        None => None,
    };
    let turns_on = change.enabled == Some(true) && !seen.module.enabled;
    let asked = if wanted.is_some() || turns_on {
        let now = wanted.clone().unwrap_or_else(|| before.clone());
        Some(asked(&ctx.argus, &seen, now).await)
    } else {
        None
    };

    let mut tx = ctx.argus.store().begin().await?;
    let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let stored = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let current = settings_of::all(&ctx.argus, &mut tx, &stored).await?.unwrap_or_default();
    let mut after = stored.clone();
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.field("enabled", &mut after.module.enabled, change.enabled);
    let mut shown = settings_of::shown(&parameters, &current, None);
    let as_shown = wanted.as_ref().map(|now| settings_of::shown(&parameters, now, Some(&current)));
    merge.field("settings", &mut shown, as_shown);
    merge.field("atOnce", &mut after.at_once, change.at_once);
    merge.field("warm", &mut after.warm, change.warm);
    merge.field("muted", &mut after.muted, change.muted);
    merge.field("position", &mut after.module.position, change.position);
    let Some(merged) = merge.settle(&mut tx).await? else {
        let mut unchanged = stored;
        unchanged.settings = settings_of::shown(&parameters, &current, None);
        return Ok(unchanged);
    };
    if let Some(asked) = asked {
        match asked {
            Ok(mut described) => {
                after.module.not_ready = described.not_ready.take();
                after.module.hooks.clone_from(&described.hooks);
                after.described = Some(described);
            }
            Err(reason) => after.module.not_ready = Some(reason),
        }
    }
    let (clear, secrets) = settings_of::parted(&ctx.argus, &parameters, &wanted.unwrap_or(current))?;
    let save = SaveModule {
        module: &after,
        settings: &clear,
        secrets: &secrets,
        versions: &merged.versions,
        now: ctx.now,
    };
    store::update(&mut tx, save).await?;
    hooks::put(&mut tx, &after).await?;
    if !after.module.enabled {
        store::task::give_up(&mut tx, id, "The module was switched off.", ctx.now).await?;
    }
    let detail = json!({"module": stored.module.name, "before": merged.before, "after": merged.after});
    let text = format!("Changed the module {}", stored.module.name);
    record(&mut tx, ctx, Done { detail, ..Done::new("module.change", text) }).await?;
    let mut saved = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    saved.settings = known(ctx, &mut tx, &saved).await?;
    tx.commit().await?;
    Ok(saved)
}

fn check(change: &ModuleChange) -> Result<()> {
    let mut invalid = Invalid::default();
    if change.at_once.is_some_and(|at_once| !(1..=ModuleChange::MOST_AT_ONCE).contains(&at_once)) {
        invalid.add("atOnce", format_args!("must be from 1 to {}", ModuleChange::MOST_AT_ONCE));
    }
    if change.position.is_some_and(|position| position.abs() > FURTHEST) {
        invalid.add("position", format_args!("must be from -{FURTHEST} to {FURTHEST}"));
    }
    if change.muted.iter().flatten().any(|hook| !is_hook(hook)) {
        invalid.add("muted", "must be names of hooks");
    }
    Ok(invalid.into_result()?)
}

/// Settings as they are shown.
pub(super) async fn known(ctx: &Ctx, conn: &mut Conn, module: &ManagedDetail) -> Result<Settings> {
    let all = settings_of::all(&ctx.argus, conn, module).await?.unwrap_or_else(|_| module.settings.clone());
    let parameters = module.described.as_ref().map(|said| said.parameters.as_slice()).unwrap_or_default();
    Ok(settings_of::shown(parameters, &all, None))
}

async fn asked(argus: &Argus, module: &ManagedDetail, settings: Settings) -> Result<Described, String> {
    let runnable = callee::runnable(argus, &module.module.name)?;
    described(argus, &runnable, settings).await
}

/// What a module says of itself with these settings, or why it says nothing.
pub(in crate::module) async fn described(
    argus: &Argus,
    runnable: &Runnable,
    settings: Settings,
) -> Result<Described, String> {
    let runtime = argus.modules().map_err(|error| error.to_string())?;
    runtime.installer().describe(runnable, settings).await
}
