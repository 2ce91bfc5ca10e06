//! `GET /customers/v2/customer/{idOrShortName}`: one customer.

use super::model::BasicCustomer;
use crate::api::{ApiError, answer::Envelope, caller::Caller, criteria::is_in_domain, text::PathTexts};
use argus_lenient::Fields;
use argus_service::{Error, customer};
use axum::{extract::Query, http::StatusCode};

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<BasicCustomer>, ApiError> {
    let mut fields = Fields::from_query(pairs);
    if !is_in_domain(&mut fields) {
        return Err(Error::NotFound("There is no such domain.".to_owned()).into());
    }
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, customer::get(&ctx, &name).await?.into()))
}
