//! `/cases/v2/case/{caseID}/comments`: what is said of a case.

mod add;
mod delete;
mod edit;
mod get;
mod list;
mod notifications;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, add::add))
        .calls(routes!(get::get, edit::edit, delete::delete))
        .calls(routes!(notifications::notifications))
}
