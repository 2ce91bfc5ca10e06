//! `GET /authentication/v1/methods`: how people can log in.

use crate::api::answer::Envelope;
use axum::http::StatusCode;

pub(super) async fn methods() -> Envelope<[&'static str; 2]> {
    Envelope::of(StatusCode::OK, ["password", "apikey"])
}
