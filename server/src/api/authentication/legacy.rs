//! `POST /authentication/v1/password/authenticate`: log-in as older clients do it.

use super::{model, password};
use crate::{
    api::{
        ApiError,
        caller::Anybody,
        openapi::{One, WrongLogIn},
    },
    http::App,
};
use axum::{body::Body, extract::State, response::Response};

/// Begins a session with a password, as older clients do it.
///
/// The session's token is in the answer, and in the cookie `argus_session`.
#[utoipa::path(
    post,
    path = "/authentication/v1/password/authenticate",
    operation_id = "logInLegacy",
    request_body = password::LogIn,
    responses(
        (status = 200, description = "The session", body = One<model::RequestCredentials>),
        (status = 221, description = "The same, but the password was for one time: all that the session may do is end", body = One<model::RequestCredentials>),
        WrongLogIn,
    ),
    security(())
)]
pub(super) async fn log_in(
    State(app): State<App>,
    Anybody(ctx): Anybody,
    body: Body,
) -> Result<Response, ApiError> {
    let started = password::started(&ctx, body).await?;
    Ok(password::answer(&app, &started, model::credentials(&ctx, started.token.clone())))
}
