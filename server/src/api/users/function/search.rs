//! `POST /users/v2/function/search`: a list by criteria.

use super::page::{FunctionCriteria, page};
use crate::api::{
    ApiError, answer::Envelope, body, caller::Caller, openapi::Many, users::model::BasicFunction,
};
use axum::body::Body;

/// Lists functions by criteria.
///
/// A function is what the rest of this product calls a permission.
#[utoipa::path(
    post,
    path = "/users/v2/function/search",
    operation_id = "searchFunctions",
    request_body = FunctionCriteria,
    responses(
        (status = 200, description = "A page of functions", body = Many<BasicFunction>),
    ),
)]
pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    page(&ctx, body::fields_of::<FunctionCriteria>(body, body::SMALL).await?)
}
