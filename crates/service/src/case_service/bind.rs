//! What cases of a service can be classified as, one by one, as programs say it.

use super::{find, missing, named};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    Invalid, Permission,
    case::CaseKind,
    case_service::{ManagedService, ServiceCategory, ServiceChange},
};
use argus_store::{case, case_service};
use serde_json::json;

/// Cases of these types can be classified as that, besides what they could: from its first one on a service takes nothing
/// else. Gives what it is for then.
pub async fn bind(
    ctx: &Ctx,
    service: &str,
    category: &str,
    kinds: &[CaseKind],
) -> Result<(ManagedService, ServiceCategory)> {
    if kinds.is_empty() {
        return Err(Invalid::one("caseTypes", "must not be empty").into());
    }
    set(ctx, service, category, |had, kind| had || kinds.contains(&kind), true).await
}

/// No longer, for these types or for all. Gives what it was for until then.
pub async fn unbind(
    ctx: &Ctx,
    service: &str,
    category: &str,
    kinds: &[CaseKind],
) -> Result<(ManagedService, ServiceCategory)> {
    let goes = |kind: CaseKind| kinds.is_empty() || kinds.contains(&kind);
    set(ctx, service, category, |had, kind| had && !goes(kind), false).await
}

async fn set(
    ctx: &Ctx,
    service: &str,
    category: &str,
    is_for: impl Fn(bool, CaseKind) -> bool,
    binds: bool,
) -> Result<(ManagedService, ServiceCategory)> {
    let by = ctx.require(Permission::Administer)?.user.as_ref().map(|user| user.id);
    let mut tx = ctx.argus.store().begin().await?;
    let id = named(&mut tx, service).await?.id;
    let classification = case::category(&mut tx, category).await?;
    let classification =
        classification.ok_or_else(|| Error::NotFound(format!("There is no category “{category}”.")))?;
    let locked = case_service::lock(&mut tx, id).await?.ok_or_else(|| missing(service))?;
    let before = find(&mut tx, id).await?;
    let of = |service: &ManagedService| {
        let own = service.categories.iter().find(|category| category.classification == classification);
        own.map(|category| category.kinds.clone()).unwrap_or_default()
    };
    let had = of(&before);
    if had.is_empty() && !binds {
        let text = format!("“{classification}” is not one of the categories of “{}”.", before.name);
        return Err(Error::NotFound(text));
    }
    let (kept, gone): (Vec<CaseKind>, Vec<CaseKind>) =
        CaseKind::ALL.iter().copied().partition(|kind| is_for(had.contains(kind), *kind));
    case_service::bind(&mut tx, &before.name, &classification, &kept).await?;
    case_service::unbind(&mut tx, &before.name, &classification, &gone).await?;
    let mut after = find(&mut tx, id).await?;
    let told = if binds { of(&after) } else { had };
    let told = ServiceCategory { classification: classification.clone(), kinds: told };
    let mut merge = Merge::new(ServiceChange::LATEST, locked, by, ctx.now);
    let mut categories = before.categories.clone();
    merge.set("categories", &mut categories, after.categories.clone());
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok((before, told)) };
    case_service::update(&mut tx, &after, &merged.versions).await?;
    after = find(&mut tx, id).await?;
    let verb = if binds { "Added a category to" } else { "Took a category from" };
    let text = format!("{verb} the service “{}”: {classification}", after.label);
    let detail = json!({"service": after.name, "before": merged.before, "after": merged.after});
    record(&mut tx, ctx, Done { detail, ..Done::new("service.change", text) }).await?;
    tx.commit().await?;
    Ok((after, told))
}
