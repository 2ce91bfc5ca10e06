//! `GET /authentication/v1/session`: who is calling, and how.

use super::model::{self, SessionInfo};
use crate::api::{ApiError, answer::Envelope, caller::Caller, openapi::One};
use argus_service::session as service;
use axum::http::StatusCode;

/// Tells how the caller proved who he is, and for how long that holds.
#[utoipa::path(
    get,
    path = "/authentication/v1/session",
    operation_id = "getSession",
    responses(
        (status = 200, description = "The session or key", body = One<SessionInfo>),
    ),
)]
pub(super) async fn session(Caller(ctx): Caller) -> Result<Envelope<SessionInfo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, model::session_info(&ctx, service::info(&ctx)?)))
}
