//! `GET /cases/v2/case/{caseID}/comments/{commentID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseComment,
        path::{case_id, numbered},
    },
    openapi::{InQuery, NotFound, One, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{CommentId, numbered::Counted};
use argus_service::comment;
use axum::http::StatusCode;

takes! {
    /// Which text of a comment.
    struct LatestComment {
        /// Changes nothing: an edited comment keeps its id.
        resolveLatest: bool,
    }
}

/// Gives one comment.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/comments/{commentID}",
    operation_id = "getCaseComment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("commentID" = String, Path, format = "uuid", description = "The comment's id"),
        InQuery<LatestComment>,
    ),
    responses(
        (status = 200, description = "The comment", body = One<CaseComment>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
    pairs: Pairs,
) -> Result<Envelope<CaseComment>, ApiError> {
    let mut fields = fields_of::<LatestComment>(pairs);
    fields.bool("resolveLatest");
    fields.finish()?;
    let (case, id) = (case_id("caseID", &case)?, CommentId(numbered(Counted::Comment, "commentID", &id)?));
    Ok(Envelope::of(StatusCode::OK, comment::record(&ctx, case, id).await?.into()))
}
