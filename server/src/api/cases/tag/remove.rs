//! `DELETE /cases/v2/case/{caseID}/tags/{tagID}`

use super::touched;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::{CaseTag, tag_id},
        path::case_id,
    },
    openapi::{Many, NotFound},
    text::PathTexts,
};
use argus_domain::Invalid;
use argus_service::case;
use uuid::Uuid;

/// Removes the tag with an id.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/tags/{tagID}",
    operation_id = "removeCaseTag",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("tagID" = String, Path, format = "uuid", description = "The tag's id"),
    ),
    responses(
        (status = 200, description = "The tag as it was", body = Many<CaseTag>),
        NotFound,
    ),
)]
pub(super) async fn remove(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<Vec<CaseTag>>, ApiError> {
    let case = case_id("caseID", &case)?;
    let id: Uuid = id.parse().map_err(|_| Invalid::one("tagID", "must be a UUID"))?;
    Ok(touched(case, case::remove_tags(&ctx, case, |tag| tag_id(case, tag) == id).await?, true))
}
