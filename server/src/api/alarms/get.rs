//! `GET /alarms/v1/alarm/{id}` and `GET /alarms/v1/category/{idOrShortName}`: one of them.

use super::model::{Alarm, AttackCategory};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{AlarmId, Invalid};
use argus_service::alarm as service;
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
pub(super) async fn alarm(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Alarm>, ApiError> {
    let id: Option<AlarmId> = id.parse().ok().filter(|id: &AlarmId| id.0 > 0);
    let id = id.ok_or_else(|| Invalid::one("id", "must be a whole number above 0"))?;
    let (alarm, mappings) = service::alarm(&ctx, id).await?;
    Ok(Envelope::of(StatusCode::OK, Alarm::from(alarm).with(mappings)))
}

/// Gives one attack category.
#[utoipa::path(
    get,
    path = "/alarms/v1/category/{idOrShortName}",
    operation_id = "getCategory",
    params(("idOrShortName" = String, Path, description = "The category's number or name")),
    responses(
        (status = 200, description = "The category", body = One<AttackCategory>),
        NotFound,
    ),
)]
pub(super) async fn category(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<AttackCategory>, ApiError> {
    if name.parse::<i64>().is_ok_and(|id| id < 1) {
        return Err(Invalid::one("id", "must be a whole number above 0, or a name").into());
    }
    Ok(Envelope::of(StatusCode::OK, service::category(&ctx, &name).await?.into()))
}
