//! `GET /authentication/v1/session`: who is calling, and how.

use super::model::{self, SessionInfo};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_service::session as service;
use axum::http::StatusCode;

pub(super) async fn session(Caller(ctx): Caller) -> Result<Envelope<SessionInfo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, model::session_info(&ctx, service::info(&ctx)?)))
}
