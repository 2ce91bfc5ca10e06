//! `GET /customers/v2/customer/{idOrShortName}`: one customer.

use super::{criteria::CustomerName, model::BasicCustomer};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::is_in_domain,
    openapi::{InQuery, NotFound, One},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::{Error, customer};
use axum::http::StatusCode;

/// Gives one customer.
#[utoipa::path(
    get,
    path = "/customers/v2/customer/{idOrShortName}",
    operation_id = "getCustomer",
    params(
        ("idOrShortName" = String, Path, description = "The customer's number or short name"),
        InQuery<CustomerName>,
    ),
    responses(
        (status = 200, description = "The customer", body = One<BasicCustomer>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<BasicCustomer>, ApiError> {
    let mut fields = fields_of::<CustomerName>(pairs);
    if !is_in_domain(&mut fields) {
        return Err(Error::NotFound("There is no such domain.".to_owned()).into());
    }
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, customer::get(&ctx, &name).await?.into()))
}
