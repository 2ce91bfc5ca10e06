//! `GET /cases/v2/case/{caseID}/attachments`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseAttachment, path::case_id},
    openapi::{InQuery, Many, NotFound},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::criteria::Page;
use argus_service::attachment;

/// Lists the files of a case, the newest first.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/attachments",
    operation_id = "listCaseAttachments",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<PagingFields>,
    ),
    responses(
        (status = 200, description = "A page of files", body = Many<CaseAttachment>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseAttachment>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let found = attachment::records(&ctx, id, paging.limit, paging.offset).await?;
    let rows = found.rows.into_iter().map(CaseAttachment::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: found.total }))
}
