//! `POST /alarms/v1/alarm/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::AlarmCriteria, model::Alarm},
    answer::Envelope,
    body,
    caller::Caller,
    openapi::Many,
};
use axum::body::Body;

/// Lists alarms by criteria.
#[utoipa::path(
    post,
    path = "/alarms/v1/alarm/search",
    operation_id = "searchAlarms",
    request_body = AlarmCriteria,
    responses(
        (status = 200, description = "A page of alarms", body = Many<Alarm>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page(&ctx, body::fields_of::<AlarmCriteria>(body, body::SMALL).await?).await
}
