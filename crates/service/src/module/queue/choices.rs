//! What can be done with modules by hand.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    module::{Choice, ManagedDetail, ObjectKind, manual_hook},
};
use argus_store::module as store;

/// The most modules that are looked at.
const MOST: u32 = 1_000;

/// The entries of the menu of an object, in the order of the modules.
pub async fn choices(ctx: &Ctx, kind: ObjectKind) -> Result<Vec<Choice>> {
    let modules = active(ctx).await?;
    let hook = manual_hook(kind);
    let entries = modules.iter().flat_map(|module| {
        let waits = module.module.hooks.iter().filter(move |waits| waits.hook == hook);
        let heard = waits.filter(|waits| !module.muted.contains(&waits.hook));
        heard.map(|waits| Choice {
            kind: Some(kind),
            label: waits.label.clone().unwrap_or_else(|| module.module.title.clone()),
            ..choice(module)
        })
    });
    Ok(entries.collect())
}

/// The modules that process files of evidence.
pub async fn pipelines(ctx: &Ctx) -> Result<Vec<Choice>> {
    let modules = active(ctx).await?;
    Ok(modules.iter().filter(|module| module.module.is_pipeline).map(choice).collect())
}

async fn active(ctx: &Ctx) -> Result<Vec<ManagedDetail>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    let mut modules = store::list(&mut conn, MOST).await?;
    modules.retain(|module| module.module.is_active());
    Ok(modules)
}

fn choice(module: &ManagedDetail) -> Choice {
    let described = module.described.as_ref();
    Choice {
        module: module.module.id,
        module_title: module.module.title.clone(),
        kind: None,
        label: module.module.title.clone(),
        parameters: described.and_then(|described| described.pipeline.clone()).unwrap_or_default(),
    }
}
