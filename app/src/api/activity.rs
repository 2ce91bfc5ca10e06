//! The activity log.

use super::Failure;
use argus_domain::{
    CaseId,
    activity::{ActivityFilter, ActivityPage},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first, at most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "activity/list", input = Json)]
pub async fn list_activities(
    filter: ActivityFilter,
    limit: u32,
    offset: u32,
) -> Result<ActivityPage, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::activity::list(&ctx, &filter, limit, offset).await?)
}

/// What somebody writes into the log of a case himself.
#[server(prefix = "/page", endpoint = "activity/add", input = Json)]
pub async fn add_activity(case: CaseId, text: String) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::activity::add_entry(&ctx, case, &text).await?)
}
