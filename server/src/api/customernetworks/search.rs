//! `POST /customernetworks/v1/network/search`: networks by criteria.

use super::{
    criteria::{self, NetworkCriteria},
    model::CustomerNetwork,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::Many};
use axum::body::Body;

/// Lists networks by criteria.
///
/// Of several keywords one is enough, unless said otherwise.
#[utoipa::path(
    post,
    path = "/customernetworks/v1/network/search",
    operation_id = "searchNetworks",
    request_body = NetworkCriteria,
    responses(
        (status = 200, description = "A page of networks", body = Many<CustomerNetwork>),
    ),
)]
pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<CustomerNetwork>>, ApiError> {
    criteria::answer(&ctx, body::fields_of::<NetworkCriteria>(body, body::SMALL).await?).await
}
