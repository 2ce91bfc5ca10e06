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
    let id: Option<AlarmId> = id.parse().ok().filter(|id: &AlarmId| id.0 > 0);
    let id = id.ok_or_else(|| Invalid::one("id", "must be a whole number above 0"))?;
    let (alarm, mappings) = service::alarm(&ctx, id).await?;
    Ok(Envelope::of(StatusCode::OK, Alarm::from(alarm).with(mappings)))
}

pub(super) async fn category(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<AttackCategory>, ApiError> {
    if name.parse::<i64>().is_ok_and(|id| id < 1) {
        return Err(Invalid::one("id", "must be a whole number above 0, or a name").into());
    }
    Ok(Envelope::of(StatusCode::OK, service::category(&ctx, &name).await?.into()))
}
