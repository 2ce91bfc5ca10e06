//! `/alerts/v1/rule`: our own, in the manner of the reference.

mod create;
mod delete;
mod enable;
mod fields;
mod firings;
mod get;
mod import;
mod list;
mod model;
mod update;

use crate::api::openapi::Routes;
use argus_domain::{AlertRuleId, Invalid};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(get::get, update::update, delete::delete))
        .calls(routes!(enable::enable))
        .calls(routes!(import::import))
        .calls(routes!(firings::firings))
}

/// The rule's number, as a part of an address.
fn rule_id(text: &str) -> Result<AlertRuleId, Invalid> {
    let id = text.parse().ok().filter(|id: &AlertRuleId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a rule"))
}
