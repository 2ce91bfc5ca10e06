//! `GET /customernetworks/v1/network/{networkID}`: one network.

use super::model::{CustomerNetwork, network_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::network;
use axum::http::StatusCode;

/// Gives one network.
#[utoipa::path(
    get,
    path = "/customernetworks/v1/network/{networkID}",
    operation_id = "getNetwork",
    params(("networkID" = i64, Path, description = "The network's number")),
    responses(
        (status = 200, description = "The network", body = One<CustomerNetwork>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, network::get(&ctx, network_id(&id)?).await?.into()))
}
