//! `PUT /customernetworks/v1/network/{networkID}`: another description, zone, location or other flags.

use super::{
    criteria::{CustomerNetworkZone, SettableFlag},
    model::{CustomerNetwork, network_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::network::{self, NetworkChange};
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays.
    #[schema(as = NetworkChange)]
    #[schema(example = json!({"description": "Offices and laboratories", "flagsToEnable": ["CLIENT"]}))]
    struct NetworkFields {
        description: String,
        /// Number or short name; 0 stands for no place.
        location: String,
        zone: CustomerNetworkZone,
        /// These instead of those that it has, unless there are none.
        flagsToSet: Vec<SettableFlag>,
        /// These besides those that it has.
        flagsToEnable: Vec<SettableFlag>,
        /// Without these.
        flagsToDisable: Vec<SettableFlag>,
    }
}

/// Gives a network another description, zone, location or other flags.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/customernetworks/v1/network/{networkID}",
    operation_id = "updateNetwork",
    params(("networkID" = i64, Path, description = "The network's number")),
    request_body = NetworkFields,
    responses(
        (status = 200, description = "The network as it is now", body = One<CustomerNetwork>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let id = network_id(&id)?;
    let mut fields = body::fields_of::<NetworkFields>(body, body::SMALL).await?;
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
