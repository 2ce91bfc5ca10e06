//! `POST /cases/v2/case/{caseID}/comments`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        case::open_status,
        criteria::OpenStatus,
        model::CaseComment,
        path::{case_id, numbered},
        written::{CaseNotification, TextFormat, is_plain, markdown, named, notification},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::{CommentId, comment::NewComment, numbered::Counted};
use argus_service::comment;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Something to say of a case.
    #[schema(as = NewCaseComment)]
    #[schema(example = json!({"comment": "<p>Seen again.</p>", "internal": true}))]
    struct CommentFields {
        #[schema(required)]
        comment: String,
        textFormat: TextFormat,
        /// Whether only those see it who work on cases.
        #[schema(default = false)]
        internal: bool,
        /// The comment that it answers.
        #[schema(format = "uuid")]
        asReplyTo: String,
        /// What the case is from now on. That of an open state opens a closed case again.
        status: OpenStatus,
        originEmailAddress: String,
        notification: CaseNotification,
    }
}

/// Says something of a case.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/comments",
    operation_id = "addCaseComment",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = CommentFields,
    responses(
        (status = 200, description = "The comment", body = One<CaseComment>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseComment>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<CommentFields>(body, body::SMALL).await?;
    let is_plain = is_plain(&mut fields, "textFormat");
    let answered = fields.text("asReplyTo");
    let new = NewComment {
        text: markdown(&mut fields, "comment", is_plain).unwrap_or_default(),
        internal: fields.bool("internal").unwrap_or(false),
        reply_to: match answered {
            Some(text) => Some(CommentId(numbered(Counted::Comment, "asReplyTo", &text)?)),
            None => None,
        },
        origin_email: fields.text("originEmailAddress"),
    };
    let status = open_status(&mut fields);
    let ctx = ctx.telling_contacts(notification(&mut fields));
    let no_links = "cannot be given: comments are not linked to attachments";
    fields.refuse_if_given("associatedAttachmentID", no_links);
    fields.finish()?;
    let posted = comment::post(&ctx, id, new, status).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, posted.into()))
}
