//! `DELETE /customernetworks/v1/network/{networkID}`: a network is taken away.

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

/// Takes a network away.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/customernetworks/v1/network/{networkID}",
    operation_id = "deleteNetwork",
    params(("networkID" = i64, Path, description = "The network's number")),
    responses(
        (status = 200, description = "The network as it was", body = One<CustomerNetwork>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, network::delete(&ctx, network_id(&id)?).await?.into()))
}
