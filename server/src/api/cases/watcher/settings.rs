//! `PUT /cases/v2/case/{caseID}/watchers`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseVo, path::case_id},
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::{case, watcher};
use axum::{body::Body, http::StatusCode};

takes! {
    /// Who watches a case without being asked.
    #[schema(as = CaseWatcherSettings)]
    #[schema(example = json!({"defaultWatchers": true}))]
    struct SettingFields {
        /// Whether those do who own the case, work on it or opened it.
        #[schema(required)]
        defaultWatchers: bool,
    }
}

/// Says whether those who have to do with a case watch it without being asked.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/watchers",
    operation_id = "updateCaseWatcherSettings",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = SettingFields,
    responses(
        (status = 200, description = "The case", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn settings(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<SettingFields>(body, body::SMALL).await?;
    let by_default = fields.bool("defaultWatchers");
    if by_default.is_none() && fields.is_sound() {
        fields.refuse("defaultWatchers", "is required");
    }
    fields.finish()?;
    watcher::set_by_default(&ctx, id, by_default.unwrap_or(true)).await?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(case::record(&ctx, id).await?)))
}
