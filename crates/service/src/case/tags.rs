//! Tags of a case, one by one.

use super::{
    find,
    update::{Way, apply},
};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, Permission,
    case::{CaseChange, CaseTag, TagRecord},
};
use argus_store::case;

/// A version that has seen everything.
const LATEST: i64 = i64::MAX;

pub async fn tags(ctx: &Ctx, id: CaseId) -> Result<Vec<TagRecord>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, id).await?;
    Ok(case::tag_records(&mut conn, id).await?)
}

/// Gives those that were named, whether the case had them already or not.
pub async fn add_tags(ctx: &Ctx, id: CaseId, wanted: Vec<CaseTag>) -> Result<Vec<TagRecord>> {
    let mut tx = ctx.argus.store().begin().await?;
    let change = CaseChange { version: LATEST, add_tags: wanted.clone(), ..CaseChange::default() };
    apply(&mut tx, ctx, id, change, &Way::Update).await?;
    let mut tags = case::tag_records(&mut tx, id).await?;
    tx.commit().await?;
    tags.retain(|record| wanted.contains(&record.tag));
    Ok(tags)
}

/// Gives those that were removed: at least one.
pub async fn remove_tags(
    ctx: &Ctx,
    id: CaseId,
    is_meant: impl Fn(&CaseTag) -> bool,
) -> Result<Vec<TagRecord>> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    find::locked(&mut tx, &scope, id).await?;
    let mut tags = case::tag_records(&mut tx, id).await?;
    tags.retain(|record| is_meant(&record.tag));
    if tags.is_empty() {
        return Err(Error::NotFound(format!("The case #{id} has no such tag.")));
    }
    let remove_tags = tags.iter().map(|record| record.tag.clone()).collect();
    let change = CaseChange { version: LATEST, remove_tags, ..CaseChange::default() };
    apply(&mut tx, ctx, id, change, &Way::Update).await?;
    tx.commit().await?;
    Ok(tags)
}
