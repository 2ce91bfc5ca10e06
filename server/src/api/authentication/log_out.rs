//! `DELETE /authentication/v1/session` and `DELETE /authentication/v1/logout`: the caller's session ends. A
//! key has none, so nothing happens to it.

use super::cookie::cookie;
use crate::{
    api::{
        ApiError,
        answer::Envelope,
        caller::Known,
        openapi::{Nothing, One},
    },
    http::App,
};
use argus_service::session;
use axum::{
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Response},
};

/// Ends the caller's session.
///
/// A key has no session, so nothing happens to it.
#[utoipa::path(
    delete,
    path = "/authentication/v1/session",
    operation_id = "logOut",
    responses(
        (status = 200, description = "It has ended", body = One<Nothing>),
    ),
)]
pub(super) async fn log_out(app: State<App>, caller: Known) -> Result<Response, ApiError> {
    end(app, caller).await
}

/// Ends the caller's session, as older clients do it.
///
/// A key has no session, so nothing happens to it.
#[utoipa::path(
    delete,
    path = "/authentication/v1/logout",
    operation_id = "logOutLegacy",
    responses(
        (status = 200, description = "It has ended", body = One<Nothing>),
    ),
)]
pub(super) async fn legacy(app: State<App>, caller: Known) -> Result<Response, ApiError> {
    end(app, caller).await
}

async fn end(State(app): State<App>, Known(ctx): Known) -> Result<Response, ApiError> {
    session::log_out(&ctx).await?;
    let mut response = Envelope::of(StatusCode::OK, None::<()>).into_response();
    if let Some(cookie) = cookie(&app, None) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}
