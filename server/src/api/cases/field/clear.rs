//! `DELETE /cases/v2/case/{caseID}/fields/{field}`

use super::{number, told};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseField, path::case_id},
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::case::FieldChange;
use argus_service::case;
use axum::http::StatusCode;

/// Takes away what a case has in a field.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/fields/{field}",
    operation_id = "clearCaseField",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("field" = String, Path, description = "The field's name or id"),
    ),
    responses(
        (status = 200, description = "The field, which is empty now", body = One<CaseField>),
        NotFound,
    ),
)]
pub(super) async fn clear(
    Caller(ctx): Caller,
    PathTexts((id, field)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseField>, ApiError> {
    let id = case_id("caseID", &id)?;
    let nothing = FieldChange { set: Some(Vec::new()), ..FieldChange::default() };
    let cleared = case::set_field(&ctx, id, &field, number(&field), &nothing).await.map_err(told)?;
    Ok(Envelope::of(StatusCode::OK, CaseField::new(id, cleared)))
}
