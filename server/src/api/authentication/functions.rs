//! `GET /authentication/v1/session/function`: what the caller may do.

use crate::api::{ApiError, answer::Envelope, caller::Caller, model::FunctionInfo};
use argus_service::session;
use axum::http::StatusCode;

pub(super) async fn functions(Caller(ctx): Caller) -> Result<Envelope<Vec<FunctionInfo>>, ApiError> {
    let functions: Vec<_> = session::permissions(&ctx)?.into_iter().map(FunctionInfo::from).collect();
    Ok(Envelope { size: functions.len(), ..Envelope::of(StatusCode::OK, functions) })
}
