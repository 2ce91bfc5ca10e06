//! `POST /users/v2/subject/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError, body,
    caller::Caller,
    openapi::Many,
    users::{criteria::SubjectCriteria, model::BasicSubject},
};
use axum::{body::Body, response::Response};

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
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}
