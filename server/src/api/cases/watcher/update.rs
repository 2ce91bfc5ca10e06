//! `PUT /cases/v2/case/{caseID}/watchers/{watcherID}`

use super::Found;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseWatcher, path::case_id},
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::watcher;
use axum::{body::Body, http::StatusCode};

takes! {
    /// How somebody is told.
    #[schema(as = CaseWatcherUpdate)]
    #[schema(example = json!({"verbose": false}))]
    struct ChangeFields {
        /// Watchers are told of everything alike, so true is refused.
        #[schema(default = false)]
        verbose: bool,
    }
}

/// Confirms a watcher: whoever watches because of what he has to do with the case does so from now on, whatever that is.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/watchers/{watcherID}",
    operation_id = "updateCaseWatcher",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("watcherID" = String, Path, format = "uuid", description = "The watcher's id"),
    ),
    request_body = ChangeFields,
    responses(
        (status = 200, description = "The watcher", body = One<CaseWatcher>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseWatcher>, ApiError> {
    let case = case_id("caseID", &case)?;
    let mut fields = body::fields_of::<ChangeFields>(body, body::SMALL).await?;
    super::refuse_ways(&mut fields, &["verbose"]);
    fields.finish()?;
    let mut found = super::find(&ctx, case, &id).await?;
    if let Found::User(user) = &found {
        watcher::set(&ctx, case, user.person.id, true).await?;
        found = super::find(&ctx, case, &id).await?;
    }
    Ok(Envelope::of(StatusCode::OK, CaseWatcher::found(case, found, false)))
}
