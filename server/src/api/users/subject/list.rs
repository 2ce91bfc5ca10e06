//! `GET /users/v2/subject`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
    users::{criteria::SubjectCriteria, model::BasicSubject},
};
use axum::response::Response;

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
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}
