//! `GET /users/v2/group`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
    users::{criteria::SubjectCriteria, model::BasicSubject},
};
use axum::response::Response;

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
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Response, ApiError> {
    page(&ctx, fields_of::<SubjectCriteria>(pairs)).await
}
