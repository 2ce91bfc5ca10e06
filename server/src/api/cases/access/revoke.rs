//! `DELETE /cases/v2/case/{caseID}/access/{aclEntryID}`

use super::told;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::{CaseAccess, access_subject},
        path::{case_id, numbered},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::numbered::Counted;
use argus_service::case;
use axum::http::StatusCode;

/// Takes an entry out of the access list of a case: its reporter and administrators do.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/access/{aclEntryID}",
    operation_id = "revokeCaseAccess",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("aclEntryID" = String, Path, format = "uuid", description = "The entry's id"),
    ),
    responses(
        (status = 200, description = "The entry as it was", body = One<CaseAccess>),
        NotFound,
    ),
)]
pub(super) async fn revoke(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseAccess>, ApiError> {
    let case = case_id("caseID", &case)?;
    let number = numbered(Counted::Access, "aclEntryID", &id)?;
    let missing = || ApiError::NotFound(format!("The access list of case #{case} has no entry {id}."));
    let subject = access_subject(case, number).ok_or_else(missing)?;
    let was = case::revoke(&ctx, case, subject).await.map_err(|error| told(error, "aclEntryID"))?;
    Ok(Envelope::of(StatusCode::OK, CaseAccess::new(case, was, true).ok_or_else(missing)?))
}
