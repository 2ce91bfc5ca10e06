//! `/cases/v2/case/{caseID}/links`: what other cases a case has to do with.

mod add;
mod list;
mod remove;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

/// What a link can say.
const KINDS: [&str; 4] = ["subcase", "related", "dependency", "duplicate"];

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(add::add)).calls(routes!(remove::remove))
}
