//! `PUT /alerts/v1/alert/{id}/snooze`: an alert is put off.

use super::{model::AlertVo, path::alert_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::TimeExpr;
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Until when.
    #[schema(as = AlertSnooze)]
    #[schema(example = json!({"endTimestamp": "+4hours"}))]
    struct SnoozeFields {
        /// Left out or empty, the alert is back at once.
        endTimestamp: String,
    }
}

/// Puts an alert off until a time, when it comes back by itself.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/alert/{id}/snooze",
    operation_id = "snoozeAlert",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    request_body = SnoozeFields,
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn snooze(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let id = alert_id(&id)?;
    let mut fields = body::fields_of::<SnoozeFields>(body, body::SMALL).await?;
    let until = fields.text("endTimestamp").filter(|text| !text.trim().is_empty());
    let until = until.and_then(|text| match text.parse::<TimeExpr>() {
        Ok(time) => Some(time),
        Err(problem) => {
            fields.refuse("endTimestamp", problem);
            None
        }
    });
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, alert::snooze(&ctx, id, until).await?.into()))
}
