//! Cases as programs are told of them.

use super::find;
use crate::{Actor, Ctx, Result, custom_field, event::zone};
use argus_domain::{
    CaseId, Invalid, Permission, TimeExpr,
    case::{AccessLevel, AccessMode, CaseRecord, CaseSearch, CaseStanding},
    criteria::Page,
};
use argus_store::{Conn, case};

/// The most cases of one page.
pub const MAX_FOUND: u32 = 10_000;
/// The deepest page: whoever looks further narrows the search.
const MAX_OFFSET: u32 = 1_000_000;

pub async fn record(ctx: &Ctx, id: CaseId) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    one(&mut conn, actor, id).await
}

/// Those that match, in the order that is asked for.
pub async fn search(ctx: &Ctx, search: CaseSearch, limit: u32, offset: u32) -> Result<Page<CaseRecord>> {
    let actor = ctx.require(Permission::ViewCases)?;
    search.criteria.check()?;
    let zone = zone(ctx);
    let resolve = |time: &TimeExpr| time.resolve(ctx.now, &zone).map(TimeExpr::At);
    let criteria = search.criteria.with_times(&resolve);
    let criteria = criteria.map_err(|error| Invalid::one("startTimestamp", error))?;
    let mut search = CaseSearch { criteria, ..search };

    let scope = actor.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    custom_field::matched_by(&mut conn, &scope, &mut search.criteria).await?;
    let found =
        case::search(&mut conn, &scope, &search, limit.min(MAX_FOUND), offset.min(MAX_OFFSET)).await?;
    let mut rows = case::records(&mut conn, &scope, &found.rows, !search.without_description).await?;
    let mut requests = match search.with_requests {
        true => case::requests_of(&mut conn, &found.rows).await?,
        false => Default::default(),
    };
    for row in &mut rows {
        row.standing = standing(&mut conn, actor, row).await?;
        row.requests = requests.remove(&row.summary.id).unwrap_or_default();
    }
    Ok(Page { rows, total: found.total })
}

/// As part of a larger transaction, or by itself.
pub(super) async fn one(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<CaseRecord> {
    let found = case::records(conn, &actor.scope(), &[id], true).await?.pop();
    let mut record = found.ok_or_else(|| find::missing(id))?;
    record.requests = case::requests_of(conn, &[id]).await?.remove(&id).unwrap_or_default();
    record.standing = standing(conn, actor, &record).await?;
    Ok(record)
}

async fn standing(conn: &mut Conn, actor: &Actor, record: &CaseRecord) -> Result<CaseStanding> {
    let me = actor.user.as_ref().map(|user| user.id);
    let is_special = record.is_listed || record.summary.access != AccessMode::RoleBased;
    let level = match is_special {
        true => case::access::level(conn, &actor.scope(), record.summary.id).await?,
        false => Some(AccessLevel::Full),
    };
    Ok(if !actor.may(Permission::UpdateCase) || level != Some(AccessLevel::Full) {
        CaseStanding::Reads
    } else if actor.may(Permission::Administer) {
        CaseStanding::Administers
    } else if me.is_some() && record.people.reporter.as_ref().map(|person| person.id) == me {
        CaseStanding::Owns
    } else {
        CaseStanding::Works
    })
}
