//! `GET /authentication/v1/session/function`: what the caller may do.

use crate::api::{ApiError, answer::Envelope, caller::Caller, model::FunctionInfo, openapi::Many};
use argus_service::session;
use axum::http::StatusCode;

/// Lists what the caller may do.
#[utoipa::path(
    get,
    path = "/authentication/v1/session/function",
    operation_id = "listSessionFunctions",
    responses(
        (status = 200, description = "The functions", body = Many<FunctionInfo>),
    ),
)]
pub(super) async fn functions(Caller(ctx): Caller) -> Result<Envelope<Vec<FunctionInfo>>, ApiError> {
    let functions: Vec<_> = session::permissions(&ctx)?.into_iter().map(FunctionInfo::from).collect();
    Ok(Envelope { size: functions.len(), ..Envelope::of(StatusCode::OK, functions) })
}
