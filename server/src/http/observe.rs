//! Each request gets an id and one line in the log: see docs/LOGGING.md.

use super::App;
use crate::api::ApiError;
use axum::{
    extract::{Request, State},
    http::HeaderValue,
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{any::Any, time::Instant};
use tracing::Instrument;

/// The id of a request, which its answer and its lines in the log bear.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

pub(super) async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = app.argus.random().uuid().simple().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    // The query is left out: it may name what somebody is looking for.
    let span = tracing::info_span!("request", id, method = %request.method(), path = request.uri().path());
    async {
        let began = Instant::now();
        let mut response = next.run(request).await;
        let (status, micros) = (response.status().as_u16(), began.elapsed().as_micros() as u64);
        if status >= 500 {
            tracing::warn!(status, micros, "answered");
        } else {
            tracing::debug!(status, micros, "answered");
        }
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert("x-request-id", value);
        }
        response
    }
    .instrument(span)
    .await
}

/// A defect of ours: the caller gets an answer, the log the reason.
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
    tracing::error!(reason = text.unwrap_or("unknown"), "a request panicked");
    ApiError::Server.into_response()
}
