//! `/customernetworks/v1/network`: reference section 3.10.

mod create;
mod criteria;
mod delete;
mod get;
mod list;
mod model;
mod search;
mod update;
mod verify;

use super::{ApiError, not_found, not_offered::not_offered};
use crate::http::App;
use axum::{
    Router,
    routing::{any, get, post, put},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/customernetworks/v1/network", get(list::list).post(create::create).fallback(wrong_method))
        .route("/customernetworks/v1/network/search", post(search::search).fallback(wrong_method))
        .route(
            "/customernetworks/v1/network/{networkID}",
            get(get::get).put(update::update).delete(delete::delete).fallback(wrong_method),
        )
        .route("/customernetworks/v1/network/{networkID}/verify", put(verify::verify).fallback(wrong_method))
        .route(
            "/customernetworks/v1/network/{networkID}/unverify",
            put(verify::unverify).fallback(wrong_method),
        )
        .merge(NOT_OFFERED.into_iter().fold(Router::new(), |routes, path| {
            routes.route(&format!("/customernetworks/v1/network/{path}"), any(not_offered))
        }))
        .route("/customernetworks/{*rest}", any(not_found))
}

const NOT_OFFERED: [&str; 4] =
    ["bulk", "bulk/lenient", "{networkID}/comments", "{networkID}/comments/{commentID}"];
