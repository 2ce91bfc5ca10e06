//! `/cases/v2/case/{caseID}/workflows`: what somebody is asked to do with a case.

mod acknowledge;
mod list;
mod note;
mod request;
mod update;

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list))
        .calls(routes!(update::update))
        .calls(routes!(request::request))
        .calls(routes!(acknowledge::acknowledge))
}
