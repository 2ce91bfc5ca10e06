//! `/users/v2/subject`: people and groups.

mod get;
mod groups;
mod list;
mod search;

use super::{model::BasicSubject, page::answer};
use crate::api::{ApiError, openapi::Routes};
use argus_lenient::Fields;
use argus_service::{Ctx, user::Kinds};
use axum::response::Response;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list))
        .calls(routes!(search::search))
        .calls(routes!(get::get))
        .calls(routes!(groups::groups))
}

/// A page, the same for every way to ask.
async fn page(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::BOTH, |subject| Some(BasicSubject::from(subject))).await
}
