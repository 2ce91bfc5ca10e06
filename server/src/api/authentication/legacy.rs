//! `POST /authentication/v1/password/authenticate`: log-in as older clients do it.

use super::{model, password};
use crate::{
    api::{ApiError, caller::Anybody},
    http::App,
};
use axum::{body::Body, extract::State, response::Response};

pub(super) async fn log_in(
    State(app): State<App>,
    Anybody(ctx): Anybody,
    body: Body,
) -> Result<Response, ApiError> {
    let started = password::started(&ctx, body).await?;
    Ok(password::answer(&app, &started, model::credentials(&ctx, started.token.clone())))
}
