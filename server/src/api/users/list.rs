//! `GET /users/v2/user`, `/group` and `/subject`: lists by query parameters.

use super::{
    criteria::SubjectCriteria,
    model::{BasicSubject, BasicUser},
    page,
};
use crate::api::{
    ApiError,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
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
pub(super) async fn users(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page::users(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}

/// Lists groups by query parameters.
#[utoipa::path(
    get,
    path = "/users/v2/group",
    operation_id = "listGroups",
    params(InQuery<SubjectCriteria>),
    responses(
        (status = 200, description = "A page of groups", body = Many<BasicSubject>),
    ),
)]
pub(super) async fn groups(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page::groups(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}

/// Lists users and groups by query parameters.
///
/// Of users somebody sees himself and whoever shares a customer with him.
#[utoipa::path(
    get,
    path = "/users/v2/subject",
    operation_id = "listSubjects",
    params(InQuery<SubjectCriteria>),
    responses(
        (status = 200, description = "A page of users and groups", body = Many<BasicSubject>),
    ),
)]
pub(super) async fn subjects(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page::subjects(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}
