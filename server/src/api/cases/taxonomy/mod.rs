//! `/cases/v2/service` and `/cases/v2/category`: what cases are worked on as part of, and what they are classified as.
//! Nothing of them is ever deleted; categories that were retired are deprecated.

mod category;
mod listed;
mod model;
mod service;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .some_calls(routes!(service::list))
        .calls(routes!(service::search))
        .some_calls(routes!(service::get))
        .some_calls(routes!(service::categories))
        .calls(routes!(service::of_case))
        .some_calls(routes!(category::list))
        .calls(routes!(category::search))
        .some_calls(routes!(category::get))
        .not_offered("/cases/v2/service/{id}/{*rest}")
}
