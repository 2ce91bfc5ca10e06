//! `/alarms/v1`: reference section 3.9.

mod criteria;
mod get;
mod list;
mod model;
mod page;
mod search;

use super::{ApiError, not_found, not_offered::not_offered};
use crate::http::App;
use axum::{
    Router,
    routing::{any, get, post},
};

/// Sensors name alarms, categories and signatures: nobody adds, changes or deletes them here.
pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/alarms/v1/alarm", get(list::alarms).fallback(not_offered))
        .route("/alarms/v1/alarm/search", post(search::alarms).fallback(wrong_method))
        .route("/alarms/v1/alarm/{id}", get(get::alarm).fallback(not_offered))
        .route("/alarms/v1/category", get(list::categories).fallback(not_offered))
        .route("/alarms/v1/category/search", post(search::categories).fallback(wrong_method))
        .route("/alarms/v1/category/{idOrShortName}", get(get::category).fallback(not_offered))
        .route("/alarms/v1/signature", get(list::signatures).fallback(wrong_method))
        .route("/alarms/v1/signature/search", post(search::signatures).fallback(wrong_method))
        .route("/alarms/{*rest}", any(not_found))
}
