//! `/alerts/v1/silence`: alerts that nobody is told of for a time.

mod create;
mod end;
mod get;
mod list;
mod model;
mod update;

use crate::api::openapi::Routes;
use argus_domain::{Invalid, SilenceId};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list, create::create)).calls(routes!(
        get::get,
        update::update,
        end::end
    ))
}

/// The silence's number.
fn silence_id(text: &str) -> Result<SilenceId, Invalid> {
    let id = text.parse().ok().filter(|id: &SilenceId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a silence"))
}
