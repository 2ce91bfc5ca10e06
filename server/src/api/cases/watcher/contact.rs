//! `DELETE /cases/v2/case/{caseID}/watchers/contact/{contactID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseWatcher, path::case_id},
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{ContactId, Invalid};
use argus_service::watcher;
use axum::http::StatusCode;

/// Has a contact no longer watch a case.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/watchers/contact/{contactID}",
    operation_id = "removeCaseContactWatcher",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("contactID" = i64, Path, minimum = 1, description = "The contact's number"),
    ),
    responses(
        (status = 200, description = "The watcher as it was", body = One<CaseWatcher>),
        NotFound,
    ),
)]
pub(super) async fn remove(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseWatcher>, ApiError> {
    let case = case_id("caseID", &case)?;
    let id: ContactId =
        id.parse().map_err(|_| Invalid::one("contactID", "must be the number of a contact"))?;
    let was = watcher::remove_contact(&ctx, case, id).await?;
    Ok(Envelope::of(StatusCode::OK, CaseWatcher::of_contact(case, was, true)))
}
