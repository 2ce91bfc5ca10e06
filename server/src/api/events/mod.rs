//! `/events`: reference section 2.

mod criteria;
mod get;
mod list;
mod model;
mod page;
mod search;
mod submit;
mod submit_bulk;

use super::{ApiError, not_found};
use crate::http::App;
use axum::{
    Router,
    routing::{get, post},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/events/v1/aggregated", get(list::list).fallback(wrong_method))
        .route("/events/v1/aggregated/search", post(search::search).fallback(wrong_method))
        .route("/events/v1/{type}/{timestamp}/{customerID}/{eventID}", get(get::get).fallback(wrong_method))
        .route("/events/v2/event", post(submit::submit).fallback(wrong_method))
        .route("/events/v2/event/bulk", post(submit_bulk::submit_bulk).fallback(wrong_method))
        .route("/events/{*rest}", axum::routing::any(not_found))
}
