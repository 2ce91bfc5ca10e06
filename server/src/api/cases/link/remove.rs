//! `DELETE /cases/v2/case/{caseID}/links/{linkID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseLinkVo,
        path::{case_id, numbered},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{CaseLinkId, numbered::Counted};
use argus_service::case;
use axum::http::StatusCode;

/// Removes a link from or to a case.
///
/// Needs the permission updateCase, the right to see both cases and to change one of them.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/links/{link}",
    operation_id = "deleteCaseLink",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("link" = String, Path, format = "uuid", description = "The link's id"),
    ),
    responses(
        (status = 200, description = "The link as it was", body = One<CaseLinkVo>),
        NotFound,
    ),
)]
pub(super) async fn remove(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseLinkVo>, ApiError> {
    let case = case_id("caseID", &case)?;
    let id = CaseLinkId(numbered(Counted::Link, "linkID", &id)?);
    let removed = case::unlink_record(&ctx, case, id).await?;
    Ok(Envelope::of(StatusCode::OK, CaseLinkVo::new(removed, true)))
}
