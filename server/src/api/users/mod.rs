//! `/users/v2`: reference section 3.6.

mod criteria;
mod functions;
mod get;
mod list;
mod memberships;
mod model;
mod page;
mod search;

pub(super) use model::wire_group;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::users))
        .calls(routes!(search::users))
        .calls(routes!(get::user))
        .not_offered("/users/v2/user/{shortNameOrID}/picture")
        .calls(routes!(list::groups))
        .calls(routes!(search::groups))
        .calls(routes!(get::group))
        .calls(routes!(list::subjects))
        .calls(routes!(search::subjects))
        .calls(routes!(get::subject))
        .calls(routes!(memberships::groups))
        .calls(routes!(functions::list))
        .calls(routes!(functions::search))
        .calls(routes!(functions::get))
        .nothing_else_at("/users/{*rest}")
}
