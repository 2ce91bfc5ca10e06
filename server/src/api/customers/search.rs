//! `POST /customers/v2/customer/search`: customers by criteria.

use super::{model::BasicCustomer, page};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use axum::body::Body;

pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<BasicCustomer>>, ApiError> {
    page::answer(&ctx, body::fields(body, body::SMALL).await?).await
}
