//! The activity log.

use super::Failure;
use argus_domain::{
    activity::{Activity, ActivityFilter},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first, at most 100 rows a page.
#[server(prefix = "/page", endpoint = "activity/list", input = Json)]
pub async fn list_activities(
    filter: ActivityFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Activity>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::activity::list(&ctx, &filter, limit, offset).await?)
}
