//! Searching cases and all that they hold.

use super::Failure;
use argus_domain::search::{HitPage, SearchKind, TextQuery};
use leptos::{prelude::*, server_fn::codec::Json};

/// Of one kind, the newest first, at most 100 rows a page.
#[server(prefix = "/page", endpoint = "search/find", input = Json)]
pub async fn find_text(
    query: TextQuery,
    kind: SearchKind,
    limit: u32,
    offset: u32,
) -> Result<HitPage, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::search::find(&ctx, &query, kind, limit, offset).await?)
}
