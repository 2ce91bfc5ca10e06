//! `/currentuser/v1`: reference section 3.7.

mod customers;
mod functions;
mod groups;
mod model;
mod permissions;
mod user;

use super::{ApiError, not_found, not_offered::not_offered};
use crate::http::App;
use axum::{
    Router,
    routing::{any, get},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/currentuser/v1/user", get(user::user).fallback(wrong_method))
        .route("/currentuser/v1/customers", get(customers::customers).fallback(wrong_method))
        .route("/currentuser/v1/permissions", get(permissions::permissions).fallback(wrong_method))
        .route("/currentuser/v1/functions", get(functions::functions).fallback(wrong_method))
        .route("/currentuser/v1/groups", get(groups::groups).fallback(wrong_method))
        .merge(NOT_OFFERED.into_iter().fold(Router::new(), |routes, path| {
            routes.route(&format!("/currentuser/v1/{path}"), any(not_offered))
        }))
        .route("/currentuser/{*rest}", any(not_found))
}

const NOT_OFFERED: [&str; 7] = [
    "authmethods",
    "password",
    "picture",
    "permission/{function}/{customer}",
    "prefs",
    "prefs/{propertyKey}",
    "preferences",
];
