//! `/cases/v2/service` and `/cases/v2/category`: what cases are worked on as part of, and what they are classified as.
//! Nothing of them is ever deleted; what was retired is deprecated.

mod category;
mod listed;
mod manage;
mod model;
mod service;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(service::list, manage::service::add))
        .calls(routes!(service::search))
        .calls(routes!(service::get, manage::service::update, manage::service::delete))
        .calls(routes!(service::categories, manage::binding::bind))
        .calls(routes!(manage::binding::unbind))
        .calls(routes!(service::of_case))
        .calls(routes!(category::list, manage::category::add))
        .calls(routes!(category::search))
        .calls(routes!(category::get, manage::category::update, manage::category::delete))
        .not_offered("/cases/v2/service/{id}/{*rest}")
}
