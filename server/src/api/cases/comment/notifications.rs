//! `GET /cases/v2/case/{caseID}/comments/{commentID}/notifications`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseNotificationRecord,
        path::{case_id, numbered},
    },
    openapi::{Many, NotFound},
    paging::{MAX_LIMIT, Paging},
    text::PathTexts,
};
use argus_domain::{CommentId, numbered::Counted};
use argus_service::comment;

/// Lists who was notified of a comment: nobody, as this server sends no notifications.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/comments/{commentID}/notifications",
    operation_id = "listCommentNotifications",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("commentID" = String, Path, format = "uuid", description = "The comment's id"),
    ),
    responses(
        (status = 200, description = "Who was notified", body = Many<CaseNotificationRecord>),
        NotFound,
    ),
)]
pub(super) async fn notifications(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<Vec<CaseNotificationRecord>>, ApiError> {
    let (case, id) = (case_id("caseID", &case)?, CommentId(numbered(Counted::Comment, "commentID", &id)?));
    comment::record(&ctx, case, id).await?;
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Ok(Envelope::page(paging, paging.cut(Vec::new())))
}
