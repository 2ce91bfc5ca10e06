//! `PUT /customernetworks/v1/network/{networkID}/verify` and `…/unverify`: somebody says that it is right, or
//! that nobody knows.

use super::model::{CustomerNetwork, network_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::network::NetworkFlag;
use argus_service::network::{self, NetworkChange};
use axum::http::StatusCode;

/// Says that a network is right.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/customernetworks/v1/network/{networkID}/verify",
    operation_id = "verifyNetwork",
    params(("networkID" = i64, Path, description = "The network's number")),
    responses(
        (status = 200, description = "The network as it is now", body = One<CustomerNetwork>),
        NotFound,
    ),
)]
pub(super) async fn verify(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let change = NetworkChange { disable: vec![NetworkFlag::Unverified], ..NetworkChange::default() };
    Ok(Envelope::of(StatusCode::OK, network::update(&ctx, network_id(&id)?, change).await?.into()))
}

/// Says that nobody knows whether a network is right.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/customernetworks/v1/network/{networkID}/unverify",
    operation_id = "unverifyNetwork",
    params(("networkID" = i64, Path, description = "The network's number")),
    responses(
        (status = 200, description = "The network as it is now", body = One<CustomerNetwork>),
        NotFound,
    ),
)]
pub(super) async fn unverify(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let change = NetworkChange { enable: vec![NetworkFlag::Unverified], ..NetworkChange::default() };
    Ok(Envelope::of(StatusCode::OK, network::update(&ctx, network_id(&id)?, change).await?.into()))
}
