//! `GET /cases/v2/case/{caseID}/attachments/{attachmentID}`

use super::named;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::model::CaseAttachment,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::attachment;
use axum::http::StatusCode;

/// Tells of one file of a case.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/attachments/{attachmentID}",
    operation_id = "getCaseAttachment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("attachmentID" = String, Path, format = "uuid", description = "The file's id"),
    ),
    responses(
        (status = 200, description = "The file", body = One<CaseAttachment>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<(String, String)>,
) -> Result<Envelope<CaseAttachment>, ApiError> {
    let (case, id) = named(path)?;
    Ok(Envelope::of(StatusCode::OK, attachment::record(&ctx, case, id).await?.into()))
}
