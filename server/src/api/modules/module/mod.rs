//! `/modules/v1/module`: what is installed, and what it is set to.

mod change;
mod configuration;
mod export;
mod get;
mod import;
mod install;
mod list;
mod model;
mod remove;
mod upload;

use crate::api::openapi::Routes;
use argus_domain::{Invalid, ModuleId};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, install::install))
        .calls(routes!(upload::upload))
        .calls(routes!(get::get, change::change, remove::remove))
        .calls(routes!(export::export, import::import))
}

/// The module's number, as a part of an address.
fn module_id(text: &str) -> Result<ModuleId, Invalid> {
    let id = text.parse().ok().filter(|id: &ModuleId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a module"))
}
