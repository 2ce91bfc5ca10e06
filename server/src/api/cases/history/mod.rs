//! `/cases/v2/case/{caseID}/history`: what was done with a case.

mod get;
mod list;
mod notifications;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list))
        .calls(routes!(get::get))
        .calls(routes!(notifications::notifications))
}
