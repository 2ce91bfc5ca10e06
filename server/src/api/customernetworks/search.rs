//! `POST /customernetworks/v1/network/search`: networks by criteria.

use super::{criteria, model::CustomerNetwork};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use axum::body::Body;

pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<CustomerNetwork>>, ApiError> {
    criteria::answer(&ctx, body::fields(body, body::SMALL).await?).await
}
