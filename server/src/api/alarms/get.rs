//! `GET /alarms/v1/alarm/{id}` and `GET /alarms/v1/category/{idOrShortName}`: one of them.

use super::model::{Alarm, AttackCategory};
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_domain::{AlarmId, Invalid};
use argus_service::alarm as service;
use axum::http::StatusCode;

pub(super) async fn alarm(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Alarm>, ApiError> {
    let id: AlarmId = id.parse().map_err(|_| Invalid::one("id", "must be a whole number"))?;
    Ok(Envelope::of(StatusCode::OK, service::alarm(&ctx, id).await?.into()))
}

pub(super) async fn category(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<AttackCategory>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, service::category(&ctx, &name).await?.into()))
}
