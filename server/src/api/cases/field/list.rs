//! `GET /cases/v2/case/{caseID}/fields`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseField, path::case_id},
    openapi::{Many, NotFound},
    paging::{MAX_LIMIT, Paging},
    text::PathTexts,
};
use argus_service::case;

/// Lists the fields of a case: those that it has something in, and those that it may be given.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/fields",
    operation_id = "listCaseFields",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    responses(
        (status = 200, description = "All of them", body = Many<CaseField>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Vec<CaseField>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let fields = case::fields(&ctx, id).await?.into_iter().map(|field| CaseField::new(id, field)).collect();
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Ok(Envelope::page(paging, paging.cut(fields)))
}
