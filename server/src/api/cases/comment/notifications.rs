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
use argus_service::notification;

/// Lists who was notified of a comment: users on the page, contacts by mail. It is known for 90 days.
///
/// Who no longer sees the case is left out, and contacts are for those who see the customer.
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
    let told = notification::told_of_comment(&ctx, case, id).await?;
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Ok(Envelope::page(paging, paging.cut(told.into_iter().map(CaseNotificationRecord::from).collect())))
}
