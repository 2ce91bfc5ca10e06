//! Links between cases, merging a case into another, and taking it out again.

use super::Failure;
use argus_domain::{
    CaseId, CaseLinkId,
    case::{CaseLinks, CaseRelation, MergePreview, Merged},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The cases that one has to do with, and those that were merged into it.
#[server(prefix = "/page", endpoint = "case/links", input = Json)]
pub async fn links_of_case(id: CaseId) -> Result<CaseLinks, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::links(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "case/link/add", input = Json)]
pub async fn link_case(id: CaseId, other: CaseId, relation: CaseRelation) -> Result<CaseLinks, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::link(&ctx, id, other, relation).await?)
}

#[server(prefix = "/page", endpoint = "case/link/remove", input = Json)]
pub async fn unlink_case(id: CaseId, link: CaseLinkId) -> Result<CaseLinks, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::unlink(&ctx, id, link).await?)
}

/// What merging would move, or why it is refused.
#[server(prefix = "/page", endpoint = "case/merge/preview", input = Json)]
pub async fn preview_merge(from: CaseId, into: CaseId) -> Result<MergePreview, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::merge_preview(&ctx, from, into).await?)
}

#[server(prefix = "/page", endpoint = "case/merge", input = Json)]
pub async fn merge_case(from: CaseId, into: CaseId) -> Result<Merged, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::merge(&ctx, from, into).await?)
}

/// A merged case is one of its own again.
#[server(prefix = "/page", endpoint = "case/take-out", input = Json)]
pub async fn take_case_out(id: CaseId) -> Result<Merged, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::take_out(&ctx, id).await?)
}
