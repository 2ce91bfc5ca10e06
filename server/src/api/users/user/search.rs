//! `POST /users/v2/user/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError, body,
    caller::Caller,
    openapi::Many,
    users::{criteria::SubjectCriteria, model::BasicUser},
};
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
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}
