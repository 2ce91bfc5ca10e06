//! `POST /alerts/v1/rule`: a rule is added.

use super::{
    fields::{RuleFields, content},
    model::RuleVo,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::One};
use argus_service::alert_rule;
use axum::{body::Body, http::StatusCode};

/// Adds an alert rule. Events are judged by it from then on.
///
/// Needs the permission manageAlertRules.
#[utoipa::path(
    post,
    path = "/alerts/v1/rule",
    operation_id = "createAlertRule",
    request_body = RuleFields,
    responses(
        (status = 201, description = "The rule", body = One<RuleVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<RuleVo>, ApiError> {
    let (content, _) = content(&ctx, body::fields_of::<RuleFields>(body, body::SMALL).await?).await?;
    let rule = alert_rule::save(&ctx, None, 0, content).await?;
    Ok(Envelope::of(StatusCode::CREATED, rule.into()))
}
