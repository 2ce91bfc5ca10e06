//! `DELETE /authentication/v1/session` and `DELETE /authentication/v1/logout`: the caller's session ends. A
//! key has none, so nothing happens to it.

use super::cookie::cookie;
use crate::{
    api::{ApiError, answer::Envelope, caller::Known},
    http::App,
};
use argus_service::session;
use axum::{
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Response},
};

pub(super) async fn log_out(State(app): State<App>, Known(ctx): Known) -> Result<Response, ApiError> {
    session::log_out(&ctx).await?;
    let mut response = Envelope::of(StatusCode::OK, None::<()>).into_response();
    if let Some(cookie) = cookie(&app, None) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}
