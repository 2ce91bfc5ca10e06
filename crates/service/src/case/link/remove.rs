//! A link that is no more.

use super::{add::tell, list, pair};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, CaseLinkId, Permission,
    case::{CaseLinks, CaseRelation, LinkRecord},
};
use argus_store::{Tx, case::link as store};

/// Gives the links that the case has left.
pub async fn unlink(ctx: &Ctx, id: CaseId, link: CaseLinkId) -> Result<CaseLinks> {
    let mut tx = ctx.argus.store().begin().await?;
    remove(&mut tx, ctx, id, link).await?;
    let links = list::of(&mut tx, &ctx.caller()?.scope(), id).await?;
    tx.commit().await?;
    Ok(links)
}

/// As programs do it: gives what it was.
pub async fn unlink_record(ctx: &Ctx, id: CaseId, link: CaseLinkId) -> Result<LinkRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    super::find::within(&mut tx, &actor.scope(), id).await?;
    let was = list::record(&mut tx, actor, id, link).await?;
    remove(&mut tx, ctx, id, link).await?;
    tx.commit().await?;
    Ok(was)
}

async fn remove(tx: &mut Tx, ctx: &Ctx, id: CaseId, link: CaseLinkId) -> Result<()> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    super::find::within(tx, &scope, id).await?;
    let found = store::get(tx, link).await?.filter(|link| link.from == id || link.to == id);
    let found = found.ok_or_else(|| missing(id))?;
    let cases = pair(ctx, tx, id, found.other_than(id)).await?;
    if !store::remove(tx, link).await? {
        return Err(missing(id));
    }
    let relation = CaseRelation::of(found.kind, found.from == id);
    tell(tx, ctx, &cases, relation, "case.unlink", "Unlinked").await
}

pub(super) fn missing(id: CaseId) -> Error {
    Error::NotFound(format!("Case #{id} has no such link. It may have been removed meanwhile."))
}
