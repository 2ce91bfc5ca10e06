//! `PUT /customernetworks/v1/network/{networkID}`: another description, zone, location or other flags.

use super::model::{CustomerNetwork, network_id};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, text::PathTexts};
use argus_service::network::{self, NetworkChange};
use axum::{body::Body, http::StatusCode};

pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let id = network_id(&id)?;
    let mut fields = body::fields(body, body::SMALL).await?;
    let set = fields.parsed_list("flagsToSet");
    let change = NetworkChange {
        description: fields.text("description"),
        location: fields.text("location"),
        zone: fields.parsed("zone"),
        set: (!set.is_empty()).then_some(set),
        enable: fields.parsed_list("flagsToEnable"),
        disable: fields.parsed_list("flagsToDisable"),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, network::update(&ctx, id, change).await?.into()))
}
