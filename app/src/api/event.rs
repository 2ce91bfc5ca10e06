//! Events: search, histogram, one in full.

use super::Failure;
use argus_domain::{
    EventId,
    criteria::{EventCriteria, EventPage, EventSort, Histogram},
    event::Event,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// At most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "event/search", input = Json)]
pub async fn search_events(
    criteria: EventCriteria,
    sort: EventSort,
    limit: u32,
    offset: u32,
) -> Result<EventPage, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::search(&ctx, &criteria, &[sort], limit, offset).await?)
}

/// Counts by severity over the criteria's time range, in at most `buckets` (1 to 400) spans.
#[server(prefix = "/page", endpoint = "event/histogram", input = Json)]
pub async fn event_histogram(criteria: EventCriteria, buckets: u16) -> Result<Histogram, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::histogram(&ctx, &criteria, buckets).await?)
}

#[server(prefix = "/page", endpoint = "event/get", input = Json)]
pub async fn get_event(id: EventId) -> Result<Event, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::get(&ctx, id).await?)
}
