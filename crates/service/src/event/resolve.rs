//! From criteria as people write them to what the store searches.

use crate::{Ctx, Error, Result};
use argus_domain::{
    AddressCriteria, CaseId, CustomerId, EventQuery, Invalid, Permission, SignatureId, SubQuery, TimeExpr,
    Timestamp,
    criteria::{EventCriteria, SubCriteria},
};
use argus_store::{Conn, Scope, case, customer, signature, web_domain};
use jiff::tz::TimeZone;

/// Relative times count in the caller's own zone.
pub(crate) fn zone(ctx: &Ctx) -> TimeZone {
    let name =
        ctx.actor().and_then(|actor| actor.user.as_ref()).map_or("UTC", |user| user.time_zone.as_str());
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// Field names in errors are those of the REST API.
pub(super) async fn resolve(ctx: &Ctx, conn: &mut Conn, criteria: &EventCriteria) -> Result<EventQuery> {
    criteria.check()?;
    if criteria.include_deleted {
        may_see_deleted(ctx)?;
    }
    let scope = ctx.caller()?.scope();
    let query = block(ctx, conn, &scope, criteria).await?;
    Ok(EventQuery { include_deleted: criteria.include_deleted, ..query }.simplified())
}

/// What a rule asks of every event that arrives, whoever wrote it.
pub(crate) async fn of_rule(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    criteria: &EventCriteria,
) -> Result<EventQuery> {
    let query = block(ctx, conn, scope, criteria).await?;
    Ok(EventQuery { include_deleted: false, ..query }.simplified())
}

fn may_see_deleted(ctx: &Ctx) -> Result<()> {
    ctx.require(Permission::Administer).map(drop).map_err(|error| match error {
        Error::Forbidden(_) => Error::Forbidden(
            "Only administrators see events that were deleted: leave includeDeleted out.".to_owned(),
        ),
        other => other,
    })
}

/// A block within another says nothing of deleted events: that is for the outermost to say.
async fn block(ctx: &Ctx, conn: &mut Conn, scope: &Scope, criteria: &EventCriteria) -> Result<EventQuery> {
    let (start, end) = times(ctx, criteria)?;
    let mut sub = Vec::with_capacity(criteria.sub.len());
    for SubCriteria { mode, criteria } in &criteria.sub {
        let query = Box::pin(block(ctx, conn, scope, criteria)).await?;
        sub.push(SubQuery { mode: *mode, query });
    }
    let domains = match criteria.domains.as_slice() {
        [] => None,
        names => Some(web_domain::ids(conn, names).await?),
    };
    Ok(EventQuery {
        start,
        end,
        time_fields: criteria.time_fields.unwrap_or_default(),
        updated_since: criteria.last_updated_since,
        days: days(ctx, criteria)?,
        ids: criteria.ids.clone(),
        customers: customers(conn, scope, criteria).await?,
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
        countries: criteria.countries.clone(),
        source_countries: criteria.source_countries.clone(),
        destination_countries: criteria.destination_countries.clone(),
        locations: criteria.locations.clone(),
        domains,
        sensors: criteria.sensors.clone(),
        cases: cases(conn, scope, &criteria.cases).await?,
        properties: criteria.properties.clone(),
        include_flags: criteria.include_flags,
        exclude_flags: criteria.exclude_flags,
        min_count: criteria.min_count,
        include_deleted: true,
        sub,
    })
}

fn times(ctx: &Ctx, criteria: &EventCriteria) -> Result<(Option<Timestamp>, Option<Timestamp>), Invalid> {
    between(ctx, ("startTimestamp", criteria.start.as_ref()), ("endTimestamp", criteria.end.as_ref()))
}

/// The parts of the store are days.
fn days(ctx: &Ctx, criteria: &EventCriteria) -> Result<Option<(i64, i64)>, Invalid> {
    let (start, end) = between(
        ctx,
        ("indexStartTime", criteria.index_start.as_ref()),
        ("indexEndTime", criteria.index_end.as_ref()),
    )?;
    let asked = start.is_some() || end.is_some();
    Ok(asked.then(|| (start.unwrap_or(Timestamp::MIN).day(), end.unwrap_or(Timestamp::MAX).day())))
}

type Named<'a> = (&'a str, Option<&'a TimeExpr>);

/// Times of a span, resolved in the caller's zone.
pub(crate) fn between(
    ctx: &Ctx,
    first: Named<'_>,
    last: Named<'_>,
) -> Result<(Option<Timestamp>, Option<Timestamp>), Invalid> {
    let zone = zone(ctx);
    let mut invalid = Invalid::default();
    let mut resolve = |(field, expr): Named<'_>| {
        let resolved = expr?.resolve(ctx.now, &zone);
        resolved.map_err(|error| invalid.add(field, error)).ok()
    };
    let (start, end) = (resolve(first), resolve(last));
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        invalid.add(first.0, format_args!("must not be after {}", last.0));
    }
    invalid.into_result()?;
    Ok((start, end))
}

/// A number that no customer and no case has: what may not be seen narrows to nothing, silently.
const NOBODY: i64 = -1;

async fn customers(conn: &mut Conn, scope: &Scope, criteria: &EventCriteria) -> Result<Vec<CustomerId>> {
    let mut customers = criteria.customers.clone();
    for name in &criteria.customer_names {
        // A short name begins with a letter, so a number is never one.
        customers.push(match name.parse() {
            Ok(id) => CustomerId(id),
            Err(_) => customer::find(conn, scope, &name.to_lowercase())
                .await?
                .map_or(CustomerId(NOBODY), |found| found.id),
        });
    }
    if let Some(in_production) = criteria.production_customers {
        let mut wanted = customer::in_production(conn, scope, in_production).await?;
        if !customers.is_empty() {
            wanted.retain(|id| customers.contains(id));
        }
        if wanted.is_empty() {
            wanted.push(CustomerId(NOBODY));
        }
        customers = wanted;
    }
    Ok(customers)
}

async fn cases(conn: &mut Conn, scope: &Scope, asked: &[CaseId]) -> Result<Vec<CaseId>> {
    let mut cases = Vec::with_capacity(asked.len());
    for id in asked {
        let seen = id.0 == 0 || case::get(conn, scope, *id).await?.is_some();
        cases.push(if seen { *id } else { CaseId(NOBODY) });
    }
    Ok(cases)
}

/// Signatures by name, by alarm, by category, and those that a text stands for: all must hold.
async fn signatures(conn: &mut Conn, criteria: &EventCriteria) -> Result<Option<Vec<SignatureId>>> {
    let mut sets: Vec<Vec<SignatureId>> = Vec::new();
    if !criteria.signatures.is_empty() {
        sets.push(signature::ids(conn, &criteria.signatures).await?);
    }
    if !criteria.alarms.is_empty() {
        sets.push(signature::of_alarms(conn, &criteria.alarms).await?);
    }
    if !criteria.categories.is_empty() {
        sets.push(signature::of_categories(conn, &criteria.categories).await?);
    }
    let text = criteria.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = text {
        sets.push(signature::matching(conn, text).await?);
    }
    let Some(mut ids) = sets.pop() else { return Ok(None) };
    for set in sets {
        let set: std::collections::HashSet<SignatureId> = set.into_iter().collect();
        ids.retain(|id| set.contains(id));
    }
    Ok(Some(ids))
}
