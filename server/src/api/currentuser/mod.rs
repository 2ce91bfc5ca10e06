//! `/currentuser/v1`: reference section 3.7.

mod customers;
mod functions;
mod groups;
mod model;
mod permissions;
mod user;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(user::user))
        .calls(routes!(customers::customers))
        .calls(routes!(permissions::permissions))
        .calls(routes!(functions::functions))
        .calls(routes!(groups::groups))
        .not_offered("/currentuser/v1/authmethods")
        .not_offered("/currentuser/v1/password")
        .not_offered("/currentuser/v1/picture")
        .not_offered("/currentuser/v1/permission/{function}/{customer}")
        .not_offered("/currentuser/v1/prefs")
        .not_offered("/currentuser/v1/prefs/{propertyKey}")
        .not_offered("/currentuser/v1/preferences")
        .nothing_else_at("/currentuser/{*rest}")
}
