//! `/alerts/v1/policy`: who is told of which alerts and cases.

mod create;
mod delete;
mod fields;
mod get;
mod history;
mod list;
mod model;
mod update;

use crate::api::openapi::Routes;
use argus_domain::{Invalid, PolicyId};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(history::history))
        .calls(routes!(get::get, update::update, delete::delete))
}

/// The policy's number.
fn policy_id(text: &str) -> Result<PolicyId, Invalid> {
    let id = text.parse().ok().filter(|id: &PolicyId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a notification policy"))
}
