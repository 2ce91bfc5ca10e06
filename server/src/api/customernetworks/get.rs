//! `GET /customernetworks/v1/network/{networkID}`: one network.

use super::model::{CustomerNetwork, network_id};
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_service::network;
use axum::http::StatusCode;

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, network::get(&ctx, network_id(&id)?).await?.into()))
}
