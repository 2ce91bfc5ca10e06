//! `/customers/v2`: reference section 3.5.

mod criteria;
mod domains;
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

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/customers/v2/customer", get(list::list).fallback(wrong_method))
        .route("/customers/v2/customer/search", post(search::search).fallback(wrong_method))
        .route("/customers/v2/customer/{idOrShortName}", get(get::get).fallback(wrong_method))
        .route("/customers/v2/domain", get(domains::domains).fallback(wrong_method))
        .merge(["logo", "properties", "userroles"].into_iter().fold(Router::new(), |routes, what| {
            let path = format!("/customers/v2/customer/{{idOrShortName}}/{what}");
            routes.route(&path, any(not_offered))
        }))
        .route("/customers/{*rest}", any(not_found))
}
