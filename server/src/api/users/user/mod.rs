//! `/users/v2/user`: people.

mod get;
mod list;
mod search;

use super::{model::BasicUser, page::answer};
use crate::api::{ApiError, openapi::Routes};
use argus_domain::user::Subject;
use argus_lenient::Fields;
use argus_service::{Ctx, user::Kinds};
use axum::response::Response;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list))
        .calls(routes!(search::search))
        .calls(routes!(get::get))
        .not_offered("/users/v2/user/{shortNameOrID}/picture")
}

/// A page, the same for every way to ask.
async fn page(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::USERS, |subject| match subject {
        Subject::User(person) => Some(BasicUser::from(person)),
        Subject::Group(_) => None,
    })
    .await
}
