//! `POST /users/v2/user/search`, `/group/search` and `/subject/search`: lists by criteria.

use super::{
    criteria::SubjectCriteria,
    model::{BasicSubject, BasicUser},
    page,
};
use crate::api::{ApiError, body, caller::Caller, openapi::Many};
use axum::{body::Body, response::Response};

/// Lists users by criteria.
///
/// Somebody sees himself and whoever shares a customer with him.
#[utoipa::path(
    post,
    path = "/users/v2/user/search",
    operation_id = "searchUsers",
    request_body = SubjectCriteria,
    responses(
        (status = 200, description = "A page of users", body = Many<BasicUser>),
    ),
)]
pub(super) async fn users(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::users(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}

/// Lists groups by criteria.
#[utoipa::path(
    post,
    path = "/users/v2/group/search",
    operation_id = "searchGroups",
    request_body = SubjectCriteria,
    responses(
        (status = 200, description = "A page of groups", body = Many<BasicSubject>),
    ),
)]
pub(super) async fn groups(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::groups(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}

/// Lists users and groups by criteria.
///
/// Of users somebody sees himself and whoever shares a customer with him.
#[utoipa::path(
    post,
    path = "/users/v2/subject/search",
    operation_id = "searchSubjects",
    request_body = SubjectCriteria,
    responses(
        (status = 200, description = "A page of users and groups", body = Many<BasicSubject>),
    ),
)]
pub(super) async fn subjects(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::subjects(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}
