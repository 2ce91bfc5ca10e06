//! `POST /alerts/v1/alert/search`: alerts by criteria.

use super::{
    criteria::{self, AlertCriteria},
    model::AlertVo,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::Many};
use axum::body::Body;

/// Lists alerts by criteria.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    post,
    path = "/alerts/v1/alert/search",
    operation_id = "searchAlerts",
    request_body = AlertCriteria,
    responses(
        (status = 200, description = "A page of alerts", body = Many<AlertVo>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<AlertVo>>, ApiError> {
    criteria::answer(&ctx, body::fields_of::<AlertCriteria>(body, body::SMALL).await?).await
}
