//! What has something in common with an alert.

use super::find;
use crate::{Ctx, Result};
use argus_domain::{
    AlertId, Permission,
    alert::{Alert, AssetMatch, IocMatch, Shared, SimilarAlert, SimilarAlerts, SimilarCase},
    timestamp::MILLIS_PER_DAY,
};
use argus_store::{
    Conn, Scope,
    alert::{self, Others},
};
use std::collections::BTreeMap;

/// Alerts with the same indicator, asset, or rule and group, and cases with the same indicator; of the same customer, as
/// far as the caller sees them.
pub async fn similar(ctx: &Ctx, id: AlertId) -> Result<SimilarAlerts> {
    let actor = ctx.require(Permission::ViewAlerts)?;
    let scope = actor.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let one = find::within(&mut conn, &scope, id).await?;
    let since = ctx.now.plus_millis(-SimilarAlerts::DAYS * MILLIS_PER_DAY);
    let others = Others { alert: id, customer: one.summary.customer.id, since };
    let things = things(&one);
    let mut shared: BTreeMap<AlertId, Vec<Shared>> = BTreeMap::new();
    for thing in &things {
        for other in alert::sharing(&mut conn, others, thing).await? {
            shared.entry(other).or_default().push(thing.clone());
        }
    }
    let mut similar = told(&mut conn, &scope, shared).await?;
    similar.is_complete &= one.iocs.len().max(one.assets.len()) <= SimilarAlerts::LOOKED_FOR;
    if actor.may(Permission::ViewCases) {
        cases(&mut conn, &scope, &one, &things, &mut similar).await?;
    }
    Ok(similar)
}

/// What others may share with it.
fn things(alert: &Alert) -> Vec<Shared> {
    let iocs = alert.iocs.iter().take(SimilarAlerts::LOOKED_FOR);
    let iocs = iocs.map(|ioc| Shared::Indicator(IocMatch { kind: ioc.kind, value: ioc.value.clone() }));
    let assets = alert.assets.iter().take(SimilarAlerts::LOOKED_FOR);
    let assets =
        assets.map(|asset| Shared::Asset(AssetMatch { kind: asset.kind.clone(), name: asset.name.clone() }));
    std::iter::once(Shared::Rule).chain(iocs).chain(assets).collect()
}

/// The newest of them, open and closed apart.
async fn told(
    conn: &mut Conn,
    scope: &Scope,
    mut shared: BTreeMap<AlertId, Vec<Shared>>,
) -> Result<SimilarAlerts> {
    const LOOKED_AT: usize = 10 * SimilarAlerts::MOST;
    let newest: Vec<AlertId> = shared.keys().rev().take(LOOKED_AT).copied().collect();
    let mut similar = SimilarAlerts { is_complete: shared.len() <= LOOKED_AT, ..SimilarAlerts::default() };
    for alert in alert::by_ids(conn, scope, &newest).await? {
        let side = if alert.status.is_open() { &mut similar.open } else { &mut similar.closed };
        if side.len() == SimilarAlerts::MOST {
            similar.is_complete = false;
            continue;
        }
        let shared = shared.remove(&alert.id).unwrap_or_default();
        side.push(SimilarAlert { alert, shared });
    }
    Ok(similar)
}

/// But for those that the alert itself went to.
async fn cases(
    conn: &mut Conn,
    scope: &Scope,
    one: &Alert,
    things: &[Shared],
    similar: &mut SimilarAlerts,
) -> Result<()> {
    let mut found: BTreeMap<_, SimilarCase> = BTreeMap::new();
    for thing in things {
        let Shared::Indicator(ioc) = thing else { continue };
        let most = SimilarAlerts::MOST as u32 + 1;
        for case in alert::cases_with(conn, scope, one.summary.customer.id, ioc, most).await? {
            if one.cases.iter().any(|own| own.case == case.case) {
                continue;
            }
            match found.get_mut(&case.case) {
                Some(known) => known.shared.extend(case.shared),
                None => drop(found.insert(case.case, case)),
            }
        }
    }
    similar.is_complete &= found.len() <= SimilarAlerts::MOST;
    similar.cases = found.into_values().rev().take(SimilarAlerts::MOST).collect();
    Ok(())
}
