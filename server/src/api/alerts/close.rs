//! `PUT /alerts/v1/alert/{id}/close`: an alert is closed.

use super::{
    criteria::{AlertResolution, resolution},
    model::AlertVo,
    path::alert_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::alert::{AlertChange, AlertStatus};
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

takes! {
    /// How an alert is closed.
    #[schema(as = AlertClosing)]
    #[schema(example = json!({"resolution": "falsePositive", "comment": "A scanner of our own."}))]
    struct ClosingFields {
        #[schema(required)]
        resolution: AlertResolution,
        /// Why, for the history.
        comment: String,
    }
}

/// Closes an alert.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/alert/{id}/close",
    operation_id = "closeAlert",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    request_body = ClosingFields,
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn close(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let id = alert_id(&id)?;
    let mut fields = body::fields_of::<ClosingFields>(body, body::SMALL).await?;
    let change = AlertChange {
        version: AlertChange::LATEST,
        status: Some(AlertStatus::Closed),
        resolution: resolution(&mut fields).map(Some),
        comment: fields.text("comment").unwrap_or_default(),
        ..AlertChange::default()
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, alert::update(&ctx, id, change).await?.into()))
}
