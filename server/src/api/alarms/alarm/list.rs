//! `GET /alarms/v1/alarm`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::AlarmCriteria, model::Alarm},
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists alarms by query parameters.
#[utoipa::path(
    get,
    path = "/alarms/v1/alarm",
    operation_id = "listAlarms",
    params(InQuery<AlarmCriteria>),
    responses(
        (status = 200, description = "A page of alarms", body = Many<Alarm>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page(&ctx, fields_of::<AlarmCriteria>(pairs)).await
}
