//! `GET /users/v2/function`: a list by query parameters.

use super::page::{FunctionCriteria, page};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
    users::model::BasicFunction,
};

/// Lists functions by query parameters.
///
/// A function is what the rest of this product calls a permission.
#[utoipa::path(
    get,
    path = "/users/v2/function",
    operation_id = "listFunctions",
    params(InQuery<FunctionCriteria>),
    responses(
        (status = 200, description = "A page of functions", body = Many<BasicFunction>),
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    page(&ctx, fields_of::<FunctionCriteria>(pairs))
}
