//! `POST /customers/v2/customer/search`: customers by criteria.

use super::{criteria::CustomerCriteria, model::BasicCustomer, page};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::Many};
use axum::body::Body;

/// Lists customers that the caller sees, by criteria.
#[utoipa::path(
    post,
    path = "/customers/v2/customer/search",
    operation_id = "searchCustomers",
    request_body = CustomerCriteria,
    responses(
        (status = 200, description = "A page of customers", body = Many<BasicCustomer>),
    ),
)]
pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<BasicCustomer>>, ApiError> {
    page::answer(&ctx, body::fields_of::<CustomerCriteria>(body, body::SMALL).await?).await
}
