//! `PUT /alerts/v1/rule/{id}/enable`: a rule is turned on or off.

use super::{model::RuleVo, rule_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::alert_rule;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Whether events are judged by it.
    #[schema(as = AlertRuleEnabling)]
    #[schema(example = json!({"enabled": false}))]
    struct EnableFields {
        #[schema(default = true)]
        enabled: bool,
    }
}

/// Turns an alert rule on or off. One that is turned on begins to count anew.
///
/// Needs the permission manageAlertRules.
#[utoipa::path(
    put,
    path = "/alerts/v1/rule/{id}/enable",
    operation_id = "enableAlertRule",
    params(("id" = i64, Path, minimum = 1, description = "The rule's number")),
    request_body = EnableFields,
    responses(
        (status = 200, description = "The rule as it is now", body = One<RuleVo>),
        NotFound,
    ),
)]
pub(super) async fn enable(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<RuleVo>, ApiError> {
    let id = rule_id(&id)?;
    let mut fields = body::fields_of::<EnableFields>(body, body::SMALL).await?;
    let enabled = fields.bool("enabled").unwrap_or(true);
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, alert_rule::activate(&ctx, id, enabled).await?.into()))
}
