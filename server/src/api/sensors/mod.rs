//! `/sensors/v1/location`: reference section 3.10.

mod create;
mod criteria;
mod delete;
mod get;
mod list;
mod model;
mod search;
mod update;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(search::search))
        .calls(routes!(get::get, update::update, delete::delete))
        .nothing_else_at("/sensors/{*rest}")
}
