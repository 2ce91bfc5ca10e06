//! `POST /users/v2/group/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError, body,
    caller::Caller,
    openapi::Many,
    users::{criteria::SubjectCriteria, model::BasicSubject},
};
use axum::{body::Body, response::Response};

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
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page(&ctx, body::fields_of::<SubjectCriteria>(body, body::SMALL).await?).await
}
