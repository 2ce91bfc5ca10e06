//! Events with everything known about them.

use crate::{Ctx, Result};
use argus_domain::{
    CaseId, EventId, EventKey, EventType,
    event::{Event, EventSummary},
};
use argus_ingest::Format;
use argus_store::{
    Conn, Scope, case,
    event::{self, Details},
};
use std::collections::BTreeSet;

/// In the order of `keys`, which a search gave within a scope.
pub(super) async fn events(
    ctx: &Ctx,
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<Vec<Event>> {
    seen_by(&ctx.caller()?.scope(), conn, kind, keys).await
}

/// One, as far as a scope shows it.
pub(crate) async fn of_scope(conn: &mut Conn, scope: &Scope, id: EventId) -> Result<Option<Event>> {
    let Some((key, _)) = event::get(conn, scope, &id).await? else { return Ok(None) };
    Ok(seen_by(scope, conn, id.kind, &[key]).await?.pop())
}

async fn seen_by(scope: &Scope, conn: &mut Conn, kind: EventType, keys: &[EventKey]) -> Result<Vec<Event>> {
    let summaries = event::summaries(conn, kind, keys).await?;
    let mut details = event::details(conn, kind, keys).await?;
    let mut events: Vec<Event> = summaries
        .into_iter()
        .map(|(key, summary)| whole(summary, details.remove(&key).unwrap_or_default()))
        .collect();
    keep_seen_cases(scope, conn, &mut events).await?;
    Ok(events)
}

/// Whoever sees more customers may have linked an event to another customer's case: its number is not for
/// everybody who sees the event.
async fn keep_seen_cases(scope: &Scope, conn: &mut Conn, events: &mut [Event]) -> Result<()> {
    let linked: BTreeSet<CaseId> = events.iter().flat_map(|event| event.cases.iter().copied()).collect();
    if linked.is_empty() {
        return Ok(());
    }
    let linked: Vec<CaseId> = linked.into_iter().collect();
    let seen = case::by_ids(conn, scope, &linked).await?;
    let seen: BTreeSet<CaseId> = seen.into_iter().map(|case| case.id).collect();
    for event in events {
        event.cases.retain(|case| seen.contains(case));
    }
    Ok(())
}

/// What was submitted with an event goes before what its first record says.
fn whole(summary: EventSummary, details: Details) -> Event {
    let read = details
        .raw
        .and_then(|content| Some(Format::from_number(content.format)?.details(&content.text)))
        .unwrap_or_default();
    let submitted = details.submitted.unwrap_or_default();
    let mut properties = read.properties;
    properties.extend(submitted.properties);
    Event {
        summary,
        location: details.location,
        source_geo: details.source_geo,
        destination_geo: details.destination_geo,
        sensor: details.sensor,
        assessed: details.assessed,
        domain: submitted.domain.or(read.domain),
        uri: submitted.uri.or(read.uri),
        properties,
        comments: details.comments,
        cases: details.cases,
        raw_events: details.raw_events,
    }
}
