//! `/events/v2`: what makes the product usable (reference section 2.5).

mod submit;
mod submit_bulk;

use crate::{api::ApiError, http::App};
use axum::{Router, routing::post};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/events/v2/event", post(submit::submit).fallback(wrong_method))
        .route("/events/v2/event/bulk", post(submit_bulk::submit_bulk).fallback(wrong_method))
}
