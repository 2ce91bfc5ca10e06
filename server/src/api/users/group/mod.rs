//! `/users/v2/group`: what they have in common.

mod get;
mod list;
mod search;

use super::{model::BasicSubject, page::answer};
use crate::api::{ApiError, openapi::Routes};
use argus_domain::user::Subject;
use argus_lenient::Fields;
use argus_service::{Ctx, user::Kinds};
use axum::response::Response;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(search::search)).calls(routes!(get::get))
}

/// A page, the same for every way to ask.
async fn page(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::GROUPS, |subject| match subject {
        Subject::Group(group) => Some(BasicSubject::from(group)),
        Subject::User(_) => None,
    })
    .await
}
