//! `/alerts/v1/alert/{id}/asset`: the assets of an alert, one by one.

mod create;
mod delete;
mod update;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(create::create)).calls(routes!(update::update, delete::delete))
}
