//! Events: search, histogram, statistics, one in full, and what people say of them.

use super::Failure;
use argus_domain::{
    Assessment, EventId, Payload,
    criteria::{EventCriteria, EventPage, EventSort, Histogram},
    event::Event,
    statistics::{Grouping, Statistics},
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

/// Tallies of groups, the largest first.
#[server(prefix = "/page", endpoint = "event/statistics", input = Json)]
pub async fn event_statistics(criteria: EventCriteria, grouping: Grouping) -> Result<Statistics, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::statistics(&ctx, &criteria, &grouping).await?)
}

/// Not found where none was kept.
#[server(prefix = "/page", endpoint = "event/payload", input = Json)]
pub async fn event_payload(id: EventId) -> Result<Payload, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::payload(&ctx, id).await?)
}

/// Returns the events as they are then.
#[server(prefix = "/page", endpoint = "event/assess", input = Json)]
pub async fn assess_events(ids: Vec<EventId>, assessment: Assessment) -> Result<Vec<Event>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::event::assess(&ctx, &ids, &assessment).await?)
}
