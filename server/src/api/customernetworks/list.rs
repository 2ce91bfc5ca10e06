//! `GET /customernetworks/v1/network`: networks by query parameters.

use super::{
    criteria::{self, NetworkCriteria},
    model::CustomerNetwork,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists networks by query parameters.
///
/// Of several keywords one is enough, unless said otherwise.
#[utoipa::path(
    get,
    path = "/customernetworks/v1/network",
    operation_id = "listNetworks",
    params(InQuery<NetworkCriteria>),
    responses(
        (status = 200, description = "A page of networks", body = Many<CustomerNetwork>),
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<CustomerNetwork>>, ApiError> {
    criteria::answer(&ctx, fields_of::<NetworkCriteria>(pairs)).await
}
