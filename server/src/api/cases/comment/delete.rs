//! `DELETE /cases/v2/case/{caseID}/comments/{commentID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseComment,
        path::{case_id, numbered},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{CommentId, numbered::Counted};
use argus_service::comment;
use axum::http::StatusCode;

/// Takes a comment back: one's own, or any for an administrator.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/comments/{commentID}",
    operation_id = "deleteCaseComment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("commentID" = String, Path, format = "uuid", description = "The comment's id"),
    ),
    responses(
        (status = 200, description = "The comment as it was", body = One<CaseComment>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseComment>, ApiError> {
    let (case, id) = (case_id("caseID", &case)?, CommentId(numbered(Counted::Comment, "commentID", &id)?));
    let was = comment::take_back(&ctx, case, id).await?;
    Ok(Envelope::of(StatusCode::OK, CaseComment::deleted(was)))
}
