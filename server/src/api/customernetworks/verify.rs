//! `PUT /customernetworks/v1/network/{networkID}/verify` and `…/unverify`: somebody says that it is right, or
//! that nobody knows.

use super::model::{CustomerNetwork, network_id};
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_domain::network::NetworkFlag;
use argus_service::network::{self, NetworkChange};
use axum::http::StatusCode;

pub(super) async fn verify(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let change = NetworkChange { disable: vec![NetworkFlag::Unverified], ..NetworkChange::default() };
    Ok(Envelope::of(StatusCode::OK, network::update(&ctx, network_id(&id)?, change).await?.into()))
}

pub(super) async fn unverify(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let change = NetworkChange { enable: vec![NetworkFlag::Unverified], ..NetworkChange::default() };
    Ok(Envelope::of(StatusCode::OK, network::update(&ctx, network_id(&id)?, change).await?.into()))
}
