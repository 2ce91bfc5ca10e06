//! `GET /customers/v2/customer`: customers by query parameters.

use super::{criteria::CustomerCriteria, model::BasicCustomer, page};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists customers that the caller sees, by query parameters.
#[utoipa::path(
    get,
    path = "/customers/v2/customer",
    operation_id = "listCustomers",
    params(InQuery<CustomerCriteria>),
    responses(
        (status = 200, description = "A page of customers", body = Many<BasicCustomer>),
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<BasicCustomer>>, ApiError> {
    page::answer(&ctx, fields_of::<CustomerCriteria>(pairs)).await
}
