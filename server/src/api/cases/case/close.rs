//! `PUT /cases/v2/case/{caseID}/close`: a case is closed.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseVo,
        path::case_id,
        written::{CaseNotification, markdown, named, notification},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::comment::NewComment;
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// How a case is closed.
    #[schema(as = CaseClosing)]
    #[schema(example = json!({"comment": "Was a test."}))]
    struct ClosingFields {
        /// Said with it, in HTML.
        comment: String,
        /// Whether only those see the comment who work on cases.
        #[schema(default = false)]
        internalComment: bool,
        notification: CaseNotification,
    }
}

/// Closes a case.
///
/// Where the workflow needs an outcome and nobody chose one, it is "not applicable".
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/close",
    operation_id = "closeCase",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = ClosingFields,
    responses(
        (status = 200, description = "The case as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn close(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<ClosingFields>(body, body::SMALL).await?;
    let internal = fields.bool("internalComment").unwrap_or(false);
    let remark = markdown(&mut fields, "comment", false);
    let remark = remark.map(|text| NewComment { text, internal, ..NewComment::default() });
    let ctx = ctx.telling_contacts(notification(&mut fields));
    fields.finish()?;
    let closed = case::finish(&ctx, id, remark).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(closed)))
}
