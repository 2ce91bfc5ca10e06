//! `/modules/v1/task`: calls of modules, and what Argus does by itself.

mod again;
mod call;
mod cancel;
mod evidence;
mod get;
mod list;
mod log;
mod log_stream;
mod model;

use crate::api::openapi::Routes;
use argus_domain::{Invalid, ModuleTaskId};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, call::call))
        .calls(routes!(evidence::evidence))
        .calls(routes!(get::get))
        .calls(routes!(log::log))
        .calls(routes!(log_stream::log_stream))
        .calls(routes!(cancel::cancel))
        .calls(routes!(again::again))
}

/// The task's number, as a part of an address.
fn task_id(text: &str) -> Result<ModuleTaskId, Invalid> {
    let id = text.parse().ok().filter(|id: &ModuleTaskId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a task"))
}
