//! `/users/v2/function`: what people can be allowed to do.

mod get;
mod list;
mod page;
mod search;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(search::search)).calls(routes!(get::get))
}
