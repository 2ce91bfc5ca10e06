//! `POST /alarms/v1/signature/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::SignatureCriteria, model::AlarmMapping},
    answer::Envelope,
    body,
    caller::Caller,
    openapi::Many,
};
use axum::body::Body;

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
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page(&ctx, body::fields_of::<SignatureCriteria>(body, body::SMALL).await?).await
}
