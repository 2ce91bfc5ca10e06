//! `GET /alarms/v1/signature`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::SignatureCriteria, model::AlarmMapping},
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

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
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    page(&ctx, fields_of::<SignatureCriteria>(pairs)).await
}
