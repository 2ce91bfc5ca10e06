//! `GET /healthz`: for load balancers and tests.

use super::App;
use axum::{extract::State, http::StatusCode};

/// 200 while the database answers.
pub(super) async fn health(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.argus.store().check_migrated().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
