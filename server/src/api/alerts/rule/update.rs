//! `PUT /alerts/v1/rule/{id}`: a rule is written anew.

use super::{
    fields::{RuleFields, content},
    model::RuleVo,
    rule_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::alert_rule;
use axum::{body::Body, http::StatusCode};

/// Writes an alert rule anew.
///
/// What is left out is as it is for a new one. One that looks for something else then begins to count anew.
///
/// Needs the permission manageAlertRules.
#[utoipa::path(
    put,
    path = "/alerts/v1/rule/{id}",
    operation_id = "updateAlertRule",
    params(("id" = i64, Path, minimum = 1, description = "The rule's number")),
    request_body = RuleFields,
    responses(
        (status = 200, description = "The rule as it is now", body = One<RuleVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<RuleVo>, ApiError> {
    let id = rule_id(&id)?;
    let fields = body::fields_of::<RuleFields>(body, body::SMALL).await?;
    let (content, version) = content(&ctx, fields).await?;
    let rule = alert_rule::save(&ctx, Some(id), version, content).await?;
    Ok(Envelope::of(StatusCode::OK, rule.into()))
}
