//! `POST /alarms/v1/alarm/search`, `/category/search` and `/signature/search`: lists by criteria.

use super::{
    model::{Alarm, AlarmMapping, AttackCategory},
    page,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use axum::body::Body;

pub(super) async fn alarms(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page::alarms(&ctx, body::fields(body, body::SMALL).await?).await
}

pub(super) async fn categories(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page::categories(&ctx, body::fields(body, body::SMALL).await?).await
}

pub(super) async fn signatures(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page::signatures(&ctx, body::fields(body, body::SMALL).await?).await
}
