//! `GET /alarms/v1/alarm/{id}`

use crate::api::{
    ApiError,
    alarms::model::Alarm,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{AlarmId, Invalid};
use argus_service::alarm;
use axum::http::StatusCode;

/// Gives one alarm, with the signatures that name it.
#[utoipa::path(
    get,
    path = "/alarms/v1/alarm/{id}",
    operation_id = "getAlarm",
    params(("id" = i64, Path, minimum = 1, description = "The alarm's number")),
    responses(
        (status = 200, description = "The alarm", body = One<Alarm>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Alarm>, ApiError> {
    let id: Option<AlarmId> = id.parse().ok().filter(|id: &AlarmId| id.0 > 0);
    let id = id.ok_or_else(|| Invalid::one("id", "must be a whole number above 0"))?;
    let (found, mappings) = alarm::alarm(&ctx, id).await?;
    Ok(Envelope::of(StatusCode::OK, Alarm::from(found).with(mappings)))
}
