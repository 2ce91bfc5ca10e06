//! `GET /users/v2/user`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
    users::{criteria::SubjectCriteria, model::BasicUser},
};
use axum::response::Response;

/// Lists users by query parameters.
///
/// Somebody sees himself and whoever shares a customer with him.
#[utoipa::path(
    get,
    path = "/users/v2/user",
    operation_id = "listUsers",
    params(InQuery<SubjectCriteria>),
    responses(
        (status = 200, description = "A page of users", body = Many<BasicUser>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}
