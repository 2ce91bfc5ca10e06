//! `GET /authentication/v1/methods`: how people can log in.

use crate::api::{answer::Envelope, openapi::Many};
use axum::http::StatusCode;

/// Lists the ways to prove who one is.
#[utoipa::path(
    get,
    path = "/authentication/v1/methods",
    operation_id = "listAuthenticationMethods",
    responses(
        (status = 200, description = "The ways", body = Many<String>),
    ),
    security(())
)]
pub(super) async fn methods() -> Envelope<[&'static str; 2]> {
    Envelope::of(StatusCode::OK, ["password", "apikey"])
}
