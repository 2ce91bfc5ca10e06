//! `PUT` and `DELETE /cases/v2/case/{caseID}/watch`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseWatchStatus, path::case_id},
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::CaseId;
use argus_service::{Ctx, watcher};
use axum::{body::Body, http::StatusCode};

takes! {
    /// Whether the caller watches a case.
    #[schema(as = OwnCaseWatch)]
    #[schema(example = json!({"enable": true}))]
    struct OwnFields {
        #[schema(default = true)]
        enable: bool,
        /// Watchers are told on the page, of everything alike, so true is refused.
        #[schema(default = false)]
        email: bool,
        #[schema(default = false)]
        sms: bool,
        #[schema(default = false)]
        verbose: bool,
    }
}

/// The caller watches a case, or no longer does.
///
/// Needs the permission viewCases.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/watch",
    operation_id = "watchCase",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = OwnFields,
    responses(
        (status = 200, description = "Whether the caller watches it now", body = One<CaseWatchStatus>),
        NotFound,
    ),
)]
pub(super) async fn watch(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseWatchStatus>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<OwnFields>(body, body::SMALL).await?;
    let enable = fields.bool("enable").unwrap_or(true);
    super::refuse_ways(&mut fields, &["email", "sms", "verbose"]);
    fields.finish()?;
    set(&ctx, id, enable).await
}

/// The caller no longer watches a case.
///
/// Needs the permission viewCases.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{caseID}/watch",
    operation_id = "unwatchCase",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    responses(
        (status = 200, description = "Whether the caller watches it now", body = One<CaseWatchStatus>),
        NotFound,
    ),
)]
pub(super) async fn unwatch(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CaseWatchStatus>, ApiError> {
    set(&ctx, case_id("caseID", &id)?, false).await
}

async fn set(ctx: &Ctx, case: CaseId, watches: bool) -> Result<Envelope<CaseWatchStatus>, ApiError> {
    watcher::watch(ctx, case, watches).await?;
    let me = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let found = watcher::records(ctx, case).await?;
    let own = found.iter().find(|one| one.watches && Some(one.person.id) == me);
    Ok(Envelope::of(StatusCode::OK, CaseWatchStatus::new(own.map(|one| one.why))))
}
