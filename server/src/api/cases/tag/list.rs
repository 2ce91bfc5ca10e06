//! `GET /cases/v2/case/{caseID}/tags`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseTag, path::case_id},
    openapi::{InQuery, Many, NotFound},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;

/// Lists the tags of a case, by key and value.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/tags",
    operation_id = "listCaseTags",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<PagingFields>,
    ),
    responses(
        (status = 200, description = "A page of tags", body = Many<CaseTag>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseTag>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let tags = case::tags(&ctx, id).await?.into_iter().map(|record| CaseTag::new(id, record, false));
    Ok(Envelope::page(paging, paging.cut(tags.collect())))
}
