//! `DELETE /cases/v2/case/{caseID}/watchers/{watcherID}`

use super::Found;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseWatcher, path::case_id},
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::watcher;
use axum::http::StatusCode;

/// Has somebody no longer watch a case, also if he owns it, works on it or opened it.
///
/// Needs the permission updateCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/watchers/{watcherID}",
    operation_id = "removeCaseWatcher",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("watcherID" = String, Path, format = "uuid", description = "The watcher's id"),
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
    let found = super::find(&ctx, case, &id).await?;
    match &found {
        Found::User(user) => watcher::set(&ctx, case, user.person.id, false).await?,
        Found::Contact(contact) => drop(watcher::remove_contact(&ctx, case, contact.contact.id).await?),
    }
    Ok(Envelope::of(StatusCode::OK, CaseWatcher::found(case, found, true)))
}
