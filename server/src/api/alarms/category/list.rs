//! `GET /alarms/v1/category`: a list by query parameters.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::CategoryCriteria, model::AttackCategory},
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists attack categories by query parameters.
#[utoipa::path(
    get,
    path = "/alarms/v1/category",
    operation_id = "listCategories",
    params(InQuery<CategoryCriteria>),
    responses(
        (status = 200, description = "A page of attack categories", body = Many<AttackCategory>),
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page(&ctx, fields_of::<CategoryCriteria>(pairs)).await
}
