//! `/alarms/v1`: reference section 3.9.

mod criteria;
mod get;
mod list;
mod model;
mod page;
mod search;

use super::openapi::Routes;
use utoipa_axum::routes;

/// Sensors name alarms, categories and signatures: nobody adds, changes or deletes them here.
pub(super) fn routes() -> Routes {
    Routes::default()
        .some_calls(routes!(list::alarms))
        .calls(routes!(search::alarms))
        .some_calls(routes!(get::alarm))
        .some_calls(routes!(list::categories))
        .calls(routes!(search::categories))
        .some_calls(routes!(get::category))
        .calls(routes!(list::signatures))
        .calls(routes!(search::signatures))
        .nothing_else_at("/alarms/{*rest}")
}
