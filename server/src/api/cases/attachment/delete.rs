//! `DELETE /cases/v2/case/{caseID}/attachments/{attachmentID}`

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

/// Takes a file out of a case. What it holds is kept for a week.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/attachments/{attachmentID}",
    operation_id = "deleteCaseAttachment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("attachmentID" = String, Path, format = "uuid", description = "The file's id"),
    ),
    responses(
        (status = 200, description = "The file as it was", body = One<CaseAttachment>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<(String, String)>,
) -> Result<Envelope<CaseAttachment>, ApiError> {
    let (case, id) = named(path)?;
    let was = attachment::take_out(&ctx, case, id).await?;
    Ok(Envelope::of(StatusCode::OK, CaseAttachment::deleted(was)))
}
