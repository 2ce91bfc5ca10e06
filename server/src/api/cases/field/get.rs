//! `GET /cases/v2/case/{caseID}/fields/{field}`

use super::number;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseField, path::case_id},
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::case;
use axum::http::StatusCode;

/// Gives what a case has in one field.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/fields/{field}",
    operation_id = "getCaseField",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("field" = String, Path, description = "The field's name or id"),
    ),
    responses(
        (status = 200, description = "The field", body = One<CaseField>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts((id, field)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseField>, ApiError> {
    let id = case_id("caseID", &id)?;
    let found = case::field(&ctx, id, &field, number(&field)).await?;
    Ok(Envelope::of(StatusCode::OK, CaseField::new(id, found)))
}
