//! Comments on cases.

use super::Failure;
use argus_domain::{CaseId, CommentId, comment::Comment, criteria::Page};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "comment/list", input = Json)]
pub async fn list_comments(case: CaseId, limit: u32, offset: u32) -> Result<Page<Comment>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::comment::list(&ctx, case, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "comment/add", input = Json)]
pub async fn add_comment(
    case: CaseId,
    text: String,
    #[server(default)] internal: bool,
) -> Result<Comment, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::comment::add(&ctx, case, &text, internal).await?)
}

/// From the version that was seen.
#[server(prefix = "/page", endpoint = "comment/edit", input = Json)]
pub async fn edit_comment(id: CommentId, version: i64, text: String) -> Result<Comment, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::comment::edit(&ctx, id, version, &text).await?)
}

#[server(prefix = "/page", endpoint = "comment/remove", input = Json)]
pub async fn remove_comment(id: CommentId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::comment::remove(&ctx, id).await?)
}

/// One that was removed, as it was.
#[server(prefix = "/page", endpoint = "comment/restore", input = Json)]
pub async fn restore_comment(id: CommentId) -> Result<Comment, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::comment::restore(&ctx, id).await?)
}
