//! `/cases/v2/case/{caseID}/links`: what other cases a case has to do with.
//!
//! What follows in the address is the other case's number where a link is added, and the link's id where one is removed:
//! the router takes one name for both.

mod add;
mod list;
mod remove;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

/// What a link can say.
const KINDS: [&str; 4] = ["subcase", "related", "dependency", "duplicate"];

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(add::add, remove::remove))
}
