//! The timelines of cases.

use super::Failure;
use argus_domain::{
    CaseId, TimelineEntryId,
    criteria::Page,
    timeline::{
        NewTimelineEntries, NewTimelineEntry, TimelineChange, TimelineEntry, TimelineFilter, TimelineShape,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};

/// What happened first comes first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "timeline/list", input = Json)]
pub async fn list_timeline(
    case: CaseId,
    #[server(default)] filter: TimelineFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<TimelineEntry>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::list(&ctx, case, &filter, limit, offset).await?)
}

/// How many there are over time, by category.
#[server(prefix = "/page", endpoint = "timeline/shape", input = Json)]
pub async fn shape_of_timeline(
    case: CaseId,
    #[server(default)] filter: TimelineFilter,
) -> Result<Option<TimelineShape>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::shape(&ctx, case, &filter).await?)
}

/// All of them, or none where one is wrong.
#[server(prefix = "/page", endpoint = "timeline/add", input = Json)]
pub async fn add_to_timeline(
    case: CaseId,
    new: Vec<NewTimelineEntry>,
) -> Result<NewTimelineEntries, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::add(&ctx, case, new).await?)
}

#[server(prefix = "/page", endpoint = "timeline/change", input = Json)]
pub async fn change_timeline(id: TimelineEntryId, change: TimelineChange) -> Result<TimelineEntry, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "timeline/remove", input = Json)]
pub async fn remove_from_timeline(id: TimelineEntryId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::remove(&ctx, id).await?)
}

/// One that was removed, as it was.
#[server(prefix = "/page", endpoint = "timeline/restore", input = Json)]
pub async fn restore_in_timeline(id: TimelineEntryId) -> Result<TimelineEntry, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::timeline::restore(&ctx, id).await?)
}
