//! `POST /alarms/v1/alarm/search`, `/category/search` and `/signature/search`: lists by criteria.

use super::{
    criteria::{AlarmCriteria, CategoryCriteria, SignatureCriteria},
    model::{Alarm, AlarmMapping, AttackCategory},
    page,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::Many};
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
pub(super) async fn alarms(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    page::alarms(&ctx, body::fields_of::<AlarmCriteria>(body, body::SMALL).await?).await
}

/// Lists attack categories by criteria.
#[utoipa::path(
    post,
    path = "/alarms/v1/category/search",
    operation_id = "searchCategories",
    request_body = CategoryCriteria,
    responses(
        (status = 200, description = "A page of attack categories", body = Many<AttackCategory>),
    ),
)]
pub(super) async fn categories(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page::categories(&ctx, body::fields_of::<CategoryCriteria>(body, body::SMALL).await?).await
}

/// Lists signatures, each with its alarm by criteria.
#[utoipa::path(
    post,
    path = "/alarms/v1/signature/search",
    operation_id = "searchSignatures",
    request_body = SignatureCriteria,
    responses(
        (status = 200, description = "A page of signatures, each with its alarm", body = Many<AlarmMapping>),
    ),
)]
pub(super) async fn signatures(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page::signatures(&ctx, body::fields_of::<SignatureCriteria>(body, body::SMALL).await?).await
}
