//! `GET /alerts/v1/rule/{id}`: one rule.

use super::{model::RuleVo, rule_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::alert_rule;
use axum::http::StatusCode;

/// Gives one alert rule.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/rule/{id}",
    operation_id = "getAlertRule",
    params(("id" = i64, Path, minimum = 1, description = "The rule's number")),
    responses(
        (status = 200, description = "The rule", body = One<RuleVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<RuleVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, alert_rule::get(&ctx, rule_id(&id)?).await?.into()))
}
