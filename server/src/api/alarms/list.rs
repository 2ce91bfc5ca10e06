//! `GET /alarms/v1/alarm`, `/category` and `/signature`: lists by query parameters.

use super::{
    criteria::{AlarmCriteria, CategoryCriteria, SignatureCriteria},
    model::{Alarm, AlarmMapping, AttackCategory},
    page,
};
use crate::api::{
    ApiError,
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
pub(super) async fn alarms(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page::alarms(&ctx, fields_of::<AlarmCriteria>(pairs)).await
}

/// Lists attack categories by query parameters.
#[utoipa::path(
    get,
    path = "/alarms/v1/category",
    operation_id = "listCategories",
    params(InQuery<CategoryCriteria>),
    responses(
        (status = 200, description = "A page of attack categories", body = Many<AttackCategory>),
    ),
)]
pub(super) async fn categories(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page::categories(&ctx, fields_of::<CategoryCriteria>(pairs)).await
}

/// Lists signatures, each with its alarm by query parameters.
#[utoipa::path(
    get,
    path = "/alarms/v1/signature",
    operation_id = "listSignatures",
    params(InQuery<SignatureCriteria>),
    responses(
        (status = 200, description = "A page of signatures, each with its alarm", body = Many<AlarmMapping>),
    ),
)]
pub(super) async fn signatures(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page::signatures(&ctx, fields_of::<SignatureCriteria>(pairs)).await
}
