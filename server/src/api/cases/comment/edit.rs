//! `PUT /cases/v2/case/{caseID}/comments/{commentID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseComment,
        path::{case_id, numbered},
        written::{markdown, named},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::{CommentId, numbered::Counted};
use argus_service::comment;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What a comment is to say.
    #[schema(as = CaseCommentEdit)]
    #[schema(example = json!({"comment": "<p>Put right.</p>"}))]
    struct EditFields {
        /// In HTML.
        #[schema(required)]
        comment: String,
    }
}

/// Puts a comment right: one's own, or any for an administrator.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/comments/{commentID}",
    operation_id = "editCaseComment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("commentID" = String, Path, format = "uuid", description = "The comment's id"),
    ),
    request_body = EditFields,
    responses(
        (status = 200, description = "The comment as it is now", body = One<CaseComment>),
        NotFound,
    ),
)]
pub(super) async fn edit(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseComment>, ApiError> {
    let mut fields = body::fields_of::<EditFields>(body, body::SMALL).await?;
    let text = markdown(&mut fields, "comment", false).unwrap_or_default();
    let no_links = "cannot be given: comments are not linked to attachments";
    fields.refuse_if_given("associatedAttachmentID", no_links);
    fields.finish()?;
    let (case, id) = (case_id("caseID", &case)?, CommentId(numbered(Counted::Comment, "commentID", &id)?));
    let edited = comment::replace(&ctx, case, id, &text).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, edited.into()))
}
