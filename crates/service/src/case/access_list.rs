//! The access list of a case, entry by entry, as programs change it.

use super::{
    access::{Change, refusal, within},
    find, record,
};
use crate::{Ctx, Error, Result, watcher};
use argus_domain::{
    CaseId, Permission,
    case::{AccessLevel, AccessMode, AccessRecord, AccessSubject, CaseMember, CaseRecord},
};
use argus_store::{Conn, Tx, case::access};

/// By name: people first.
pub async fn access_list(ctx: &Ctx, id: CaseId) -> Result<Vec<AccessRecord>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, id).await?;
    Ok(access::records(&mut conn, id).await?)
}

/// Whether the caller decides who sees a case.
pub async fn may_change_access(ctx: &Ctx, id: CaseId) -> Result<()> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut conn = ctx.argus.store().read().await?;
    let case = find::within(&mut conn, &actor.scope(), id).await?;
    refusal(actor, &case).map_or(Ok(()), |reason| Err(Error::Forbidden(reason)))
}

/// Whoever is let in like this may watch it, too.
pub async fn grant(
    ctx: &Ctx,
    id: CaseId,
    subject: AccessSubject,
    level: AccessLevel,
    watches: bool,
) -> Result<AccessRecord> {
    let mut tx = ctx.argus.store().begin().await?;
    grant_within(&mut tx, ctx, id, CaseMember { subject, level, watches }).await?;
    let granted = entry(&mut tx, id, subject).await?;
    tx.commit().await?;
    Ok(granted)
}

/// As part of a larger transaction.
pub(super) async fn grant_within(tx: &mut Tx, ctx: &Ctx, id: CaseId, member: CaseMember) -> Result<()> {
    within(tx, ctx, id, Change::Entry(member.subject, Some(member.level))).await?;
    match member.watches {
        true => watcher::let_in(tx, ctx, id, member.subject).await,
        false => Ok(()),
    }
}

/// Gives the entry as it was.
pub async fn revoke(ctx: &Ctx, id: CaseId, subject: AccessSubject) -> Result<AccessRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    find::locked(&mut tx, &actor.scope(), id).await?;
    let was = entry(&mut tx, id, subject).await?;
    within(&mut tx, ctx, id, Change::Entry(subject, None)).await?;
    tx.commit().await?;
    Ok(was)
}

pub async fn change_access(ctx: &Ctx, id: CaseId, mode: AccessMode) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    within(&mut tx, ctx, id, Change::Mode(mode)).await?;
    let changed = record::one(&mut tx, actor, id).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn entry(conn: &mut Conn, id: CaseId, subject: AccessSubject) -> Result<AccessRecord> {
    let found = access::records(conn, id).await?.into_iter().find(|record| record.entry.subject == subject);
    found.ok_or_else(|| Error::NotFound(format!("The access list of case #{id} has no such entry.")))
}
