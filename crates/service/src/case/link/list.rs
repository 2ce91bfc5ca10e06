//! The links of a case.

use super::remove::missing;
use crate::{
    Actor, Ctx, Result,
    case::{find, record::one},
};
use argus_domain::{
    CaseId, CaseLinkId, Permission,
    case::{CaseLink, CaseLinks, CaseRelation, LinkRecord, Person},
};
use argus_store::{
    Conn, Scope,
    case::{self, link as store, merge},
};

/// As far as the caller sees the other cases.
pub async fn links(ctx: &Ctx, id: CaseId) -> Result<CaseLinks> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, id).await?;
    of(&mut conn, &ctx.caller()?.scope(), id).await
}

/// Of a case that may be seen.
pub(super) async fn of(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<CaseLinks> {
    let links = store::of_case(conn, id).await?;
    let others: Vec<CaseId> = links.iter().map(|link| link.other_than(id)).collect();
    let seen = case::by_ids(conn, scope, &others).await?;
    let links = links.into_iter().filter_map(|link| {
        let other = link.other_than(id);
        Some(CaseLink {
            id: link.id,
            relation: CaseRelation::of(link.kind, link.from == id),
            case: seen.iter().find(|case| case.id == other)?.clone(),
            added: link.added,
            added_by: link.added_by.map(|doer| Person { id: doer.id, name: doer.name }),
        })
    });
    let links = links.collect();
    let merged = merge::merged_into(conn, id).await?;
    let mut merged = case::by_ids(conn, scope, &merged).await?;
    merged.sort_by_key(|case| case.id);
    Ok(CaseLinks { links, merged })
}

/// As programs are told of them, in the order of adding.
pub async fn link_records(ctx: &Ctx, id: CaseId) -> Result<Vec<LinkRecord>> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let own = one(&mut conn, actor, id).await?;
    let links = store::of_case(&mut conn, id).await?;
    let others: Vec<CaseId> = links.iter().map(|link| link.other_than(id)).collect();
    let seen = case::records(&mut conn, &actor.scope(), &others, false).await?;
    let record = |link: store::Link| {
        let other = link.other_than(id);
        let other = seen.iter().find(|record| record.summary.id == other)?.clone();
        let (from, to) = if link.from == id { (own.clone(), other) } else { (other, own.clone()) };
        let store::Link { kind, added, added_by, .. } = link;
        Some(LinkRecord { id: link.id, kind, from, to, of: id, added, added_by })
    };
    Ok(links.into_iter().filter_map(record).collect())
}

/// One of a case that may be seen, if its other case may be, too.
pub(super) async fn record(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    link: CaseLinkId,
) -> Result<LinkRecord> {
    let found = store::get(conn, link).await?.filter(|link| link.from == id || link.to == id);
    let store::Link { id: link, from, to, kind, added, added_by } = found.ok_or_else(|| missing(id))?;
    let mut ends = case::records(conn, &actor.scope(), &[from, to], false).await?.into_iter();
    match (ends.next(), ends.next()) {
        (Some(from), Some(to)) => Ok(LinkRecord { id: link, kind, from, to, of: id, added, added_by }),
        _ => Err(missing(id)),
    }
}
