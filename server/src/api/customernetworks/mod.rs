//! `/customernetworks/v1/network`: reference section 3.10.

mod create;
mod criteria;
mod delete;
mod get;
mod list;
mod model;
mod search;
mod update;
mod verify;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(search::search))
        .calls(routes!(get::get, update::update, delete::delete))
        .calls(routes!(verify::verify))
        .calls(routes!(verify::unverify))
        .not_offered("/customernetworks/v1/network/bulk")
        .not_offered("/customernetworks/v1/network/bulk/lenient")
        .not_offered("/customernetworks/v1/network/{networkID}/comments")
        .not_offered("/customernetworks/v1/network/{networkID}/comments/{commentID}")
        .nothing_else_at("/customernetworks/{*rest}")
}
