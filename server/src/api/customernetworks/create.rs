//! `POST /customernetworks/v1/network`: a new network.

use super::{
    criteria::{CustomerNetworkZone, SettableFlag},
    model::CustomerNetwork,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{One, takes},
};
use argus_domain::{
    Cidr,
    network::{NetworkFlag, NetworkFlags, Zone},
};
use argus_service::network::{self, NewNetwork};
use axum::{body::Body, http::StatusCode};

takes! {
    /// A new network.
    #[schema(as = NewNetwork)]
    #[schema(example = json!({"customer": "acme", "networkAddress": "10.0.0.0/8", "zone": "INTERNAL", "description": "Offices"}))]
    struct NewNetworkFields {
        /// Number or short name.
        #[schema(required)]
        customer: String,
        /// `10.0.0.0/8`
        #[schema(required)]
        networkAddress: String,
        #[schema(required)]
        zone: CustomerNetworkZone,
        #[schema(required)]
        description: String,
        /// Number or short name; 0 stands for no place.
        #[schema(default = "0")]
        location: String,
        flagsToSet: Vec<SettableFlag>,
        /// False sets the flag UNVERIFIED.
        #[schema(default = true)]
        verified: bool,
    }
}

/// Makes a network.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/customernetworks/v1/network",
    operation_id = "createNetwork",
    request_body = NewNetworkFields,
    responses(
        (status = 201, description = "The new network", body = One<CustomerNetwork>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<CustomerNetwork>, ApiError> {
    let mut fields = body::fields_of::<NewNetworkFields>(body, body::SMALL).await?;
    let customer = fields.text("customer");
    let network: Option<Cidr> = fields.parsed("networkAddress");
    let zone: Option<Zone> = fields.parsed("zone");
    let mut flags = fields.parsed_list("flagsToSet");
    if fields.bool("verified") == Some(false) {
        flags.push(NetworkFlag::Unverified);
    }
    let location = fields.text("location").unwrap_or_else(|| "0".to_owned());
    let description = fields.text("description");
    let sound = fields.is_sound();
    for (field, is_there) in [
        ("customer", customer.is_some()),
        ("networkAddress", network.is_some()),
        ("zone", zone.is_some()),
        ("description", description.is_some()),
    ] {
        if sound && !is_there {
            fields.refuse(field, "is required");
        }
    }
    fields.finish()?;
    let (Some(customer), Some(network)) = (customer, network) else { return Err(ApiError::Server) };
    let new = NewNetwork {
        customer,
        network,
        location,
        zone: zone.unwrap_or_default(),
        flags: NetworkFlags::default().with(&flags),
        description: description.unwrap_or_default(),
    };
    Ok(Envelope::of(StatusCode::CREATED, network::add(&ctx, new).await?.into()))
}
