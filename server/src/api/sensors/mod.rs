//! `/sensors/v1/location`: reference section 3.10.

mod create;
mod criteria;
mod delete;
mod get;
mod list;
mod model;
mod search;
mod update;

use super::{ApiError, not_found};
use crate::http::App;
use axum::{
    Router,
    routing::{any, get, post},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/sensors/v1/location", get(list::list).post(create::create).fallback(wrong_method))
        .route("/sensors/v1/location/search", post(search::search).fallback(wrong_method))
        .route(
            "/sensors/v1/location/{idOrShortName}",
            get(get::get).put(update::update).delete(delete::delete).fallback(wrong_method),
        )
        .route("/sensors/{*rest}", any(not_found))
}
