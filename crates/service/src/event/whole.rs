//! Events with everything known about them.

use crate::Result;
use argus_domain::{
    EventKey,
    event::{Event, EventSummary, Location},
};
use argus_ingest::Format;
use argus_store::{
    Conn,
    event::{self, Details},
    raw_event,
};

/// Aggregated events, whose summaries are in the order of `keys`.
pub(super) async fn aggregated(
    conn: &mut Conn,
    keys: &[EventKey],
    summaries: Vec<EventSummary>,
) -> Result<Vec<Event>> {
    let mut details = event::details(conn, keys).await?;
    Ok(keys
        .iter()
        .zip(summaries)
        .map(|(key, summary)| whole(summary, details.remove(key).unwrap_or_default()))
        .collect())
}

pub(super) async fn raw(conn: &mut Conn, key: EventKey, summary: EventSummary) -> Result<Event> {
    let details = Details { raw: raw_event::content(conn, key).await?, ..Details::default() };
    Ok(whole(summary, details))
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
        location: Location::default(),
        domain: submitted.domain.or(read.domain),
        uri: submitted.uri.or(read.uri),
        properties,
        comments: details.comments,
        cases: details.cases,
        raw_events: details.raw_events,
    }
}
