//! From criteria as people write them to what the store searches.

use crate::{Ctx, Result};
use argus_domain::{AddressCriteria, EventQuery, Invalid, TimeExpr, Timestamp, criteria::EventCriteria};
use argus_store::{Conn, signature};
use jiff::tz::TimeZone;

/// Relative times count in the caller's own zone.
fn zone(ctx: &Ctx) -> TimeZone {
    let name =
        ctx.actor().and_then(|actor| actor.user.as_ref()).map_or("UTC", |user| user.time_zone.as_str());
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// Field names in errors are those of the REST API.
pub(super) async fn resolve(ctx: &Ctx, conn: &mut Conn, criteria: &EventCriteria) -> Result<EventQuery> {
    criteria.check()?;
    let (start, end) = times(ctx, criteria)?;
    Ok(EventQuery {
        start,
        end,
        updated_since: criteria.last_updated_since,
        ids: criteria.ids.clone(),
        customers: criteria.customers.clone(),
        signatures: signatures(conn, criteria).await?,
        severities: criteria.wanted_severities(),
        address: AddressCriteria {
            either: criteria.addresses.clone(),
            source: criteria.sources.clone(),
            destination: criteria.destinations.clone(),
            source_min_bits: criteria.source_min_bits.unwrap_or(0),
            destination_min_bits: criteria.destination_min_bits.unwrap_or(0),
        },
        ports: criteria.ports.clone(),
        source_ports: criteria.source_ports.clone(),
        destination_ports: criteria.destination_ports.clone(),
        include_flags: criteria.include_flags,
        exclude_flags: criteria.exclude_flags,
        min_count: criteria.min_count,
    })
}

fn times(ctx: &Ctx, criteria: &EventCriteria) -> Result<(Option<Timestamp>, Option<Timestamp>), Invalid> {
    let zone = zone(ctx);
    let mut invalid = Invalid::default();
    let mut resolve = |field: &str, expr: &Option<TimeExpr>| {
        let resolved = expr.as_ref()?.resolve(ctx.now, &zone);
        resolved.map_err(|error| invalid.add(field, error)).ok()
    };
    let start = resolve("startTimestamp", &criteria.start);
    let end = resolve("endTimestamp", &criteria.end);
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        invalid.add("startTimestamp", "must not be after endTimestamp");
    }
    invalid.into_result()?;
    Ok((start, end))
}

/// Signatures named, and those that the text stands for: both must hold.
async fn signatures(
    conn: &mut Conn,
    criteria: &EventCriteria,
) -> Result<Option<Vec<argus_domain::SignatureId>>> {
    let named = match criteria.signatures.as_slice() {
        [] => None,
        names => Some(signature::ids(conn, names).await?),
    };
    let text = criteria.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let matching = match text {
        None => None,
        Some(text) => Some(signature::matching(conn, text).await?),
    };
    Ok(match (named, matching) {
        (Some(named), Some(matching)) => {
            Some(named.into_iter().filter(|id| matching.binary_search(id).is_ok()).collect())
        }
        (named, matching) => named.or(matching),
    })
}
