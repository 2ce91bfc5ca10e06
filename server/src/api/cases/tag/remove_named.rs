//! `DELETE /cases/v2/case/{caseID}/tags/{tagKey}/{tagValue}`

use super::touched;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseTag, path::case_id},
    openapi::{Many, NotFound},
    text::PathTexts,
};
use argus_domain::{Invalid, case::CaseTag as Tag};
use argus_service::case;

/// Removes the tag with a key and a value. A slash within the value is written as `%2F`.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/tags/{tagKey}/{tagValue}",
    operation_id = "removeCaseTagByName",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("tagKey" = String, Path, description = "The tag's key"),
        ("tagValue" = String, Path, description = "The tag's value"),
    ),
    responses(
        (status = 200, description = "The tag as it was", body = Many<CaseTag>),
        NotFound,
    ),
)]
pub(super) async fn remove_named(
    Caller(ctx): Caller,
    PathTexts((case, key, value)): PathTexts<(String, String, String)>,
) -> Result<Envelope<Vec<CaseTag>>, ApiError> {
    let case = case_id("caseID", &case)?;
    let named = Tag::joined(&key, &value).map_err(|error| Invalid::one("tagKey", error))?;
    let removed = case::remove_tags(&ctx, case, |tag| *tag == named).await?;
    Ok(touched(case, removed, true))
}
