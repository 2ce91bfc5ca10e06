//! `DELETE /alerts/v1/rule/{id}`: a rule is deleted.

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

/// Deletes an alert rule. The alerts that it raised stay.
///
/// Needs the permission manageAlertRules.
#[utoipa::path(
    delete,
    path = "/alerts/v1/rule/{id}",
    operation_id = "deleteAlertRule",
    params(("id" = i64, Path, minimum = 1, description = "The rule's number")),
    responses(
        (status = 200, description = "The rule as it was", body = One<RuleVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<RuleVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, alert_rule::remove(&ctx, rule_id(&id)?).await?.into()))
}
