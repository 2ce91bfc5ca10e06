//! `/customers/v2`: reference section 3.5.

mod criteria;
mod domains;
mod get;
mod list;
mod model;
mod page;
mod search;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list))
        .calls(routes!(search::search))
        .calls(routes!(get::get))
        .calls(routes!(domains::domains))
        .not_offered("/customers/v2/customer/{idOrShortName}/logo")
        .not_offered("/customers/v2/customer/{idOrShortName}/properties")
        .not_offered("/customers/v2/customer/{idOrShortName}/userroles")
        .nothing_else_at("/customers/{*rest}")
}
