//! Events with everything known about them.

use crate::Result;
use argus_domain::{
    EventKey, EventType,
    event::{Event, EventSummary},
};
use argus_ingest::Format;
use argus_store::{
    Conn,
    event::{self, Details},
};

/// In the order of `keys`, which a search gave within a scope.
pub(super) async fn events(conn: &mut Conn, kind: EventType, keys: &[EventKey]) -> Result<Vec<Event>> {
    let summaries = event::summaries(conn, kind, keys).await?;
    let mut details = event::details(conn, kind, keys).await?;
    Ok(summaries
        .into_iter()
        .map(|(key, summary)| whole(summary, details.remove(&key).unwrap_or_default()))
        .collect())
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
