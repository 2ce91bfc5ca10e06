//! `POST /cases/v2/case/{caseID}/watchers`

use super::{CaseWatcherFields, Found, named};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::{CaseWatcher, watcher_id},
        path::case_id,
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{Invalid, watcher::NewWatcher};
use argus_service::watcher;
use axum::{body::Body, http::StatusCode};

/// Has a user or a contact watch a case. Whoever does already stays one.
///
/// Contacts are told by mail that a case was opened, commented on, closed or the like, and not what was said.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/watchers",
    operation_id = "addCaseWatcher",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = CaseWatcherFields,
    responses(
        (status = 201, description = "The watcher", body = One<CaseWatcher>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseWatcher>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<CaseWatcherFields>(body, body::SMALL).await?;
    let new = named(&mut fields);
    fields.finish()?;
    let added = match new {
        Some(NewWatcher::User(field, text)) => {
            let user = watcher::set_named(&ctx, id, field, &text, true).await?;
            super::find(&ctx, id, &watcher_id(id, user).to_string()).await?
        }
        Some(NewWatcher::Contact(address)) => Found::Contact(watcher::add_contact(&ctx, id, &address).await?),
        None => return Err(Invalid::one("userOrGroup", "is required, or destination").into()),
    };
    Ok(Envelope::of(StatusCode::CREATED, CaseWatcher::found(id, added, false)))
}
