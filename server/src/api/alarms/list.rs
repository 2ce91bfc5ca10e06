//! `GET /alarms/v1/alarm`, `/category` and `/signature`: lists by query parameters.

use super::{
    model::{Alarm, AlarmMapping, AttackCategory},
    page,
};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_lenient::Fields;
use axum::extract::Query;

type Pairs = Query<Vec<(String, String)>>;

pub(super) async fn alarms(
    Caller(ctx): Caller,
    Query(pairs): Pairs,
) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page::alarms(&ctx, Fields::from_query(pairs)).await
}

pub(super) async fn categories(
    Caller(ctx): Caller,
    Query(pairs): Pairs,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page::categories(&ctx, Fields::from_query(pairs)).await
}

pub(super) async fn signatures(
    Caller(ctx): Caller,
    Query(pairs): Pairs,
) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page::signatures(&ctx, Fields::from_query(pairs)).await
}
