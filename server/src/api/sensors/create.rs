//! `POST /sensors/v1/location`: a new location.

use super::{criteria::NetworkZone, model::Location};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{One, takes},
};
use argus_service::location::{self, NewLocation};
use axum::{body::Body, http::StatusCode};

takes! {
    /// A new location.
    #[schema(as = NewLocation)]
    #[schema(example = json!({"shortName": "oslo", "name": "Oslo", "timeZoneDescription": "Europe/Oslo", "networkZone": "INTERNAL"}))]
    struct NewLocationFields {
        /// A number. Without one, or with 0, it is everybody's.
        customerID: i64,
        #[schema(required)]
        shortName: String,
        #[schema(required)]
        name: String,
        /// IANA name.
        #[schema(default = "Europe/Oslo")]
        timeZoneDescription: String,
        networkZone: NetworkZone,
    }
}

/// Makes a location.
///
/// Needs the permission administer, and allCustomers where it is to be everybody's.
#[utoipa::path(
    post,
    path = "/sensors/v1/location",
    operation_id = "createLocation",
    request_body = NewLocationFields,
    responses(
        (status = 201, description = "The new location", body = One<Location>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<Location>, ApiError> {
    let mut fields = body::fields_of::<NewLocationFields>(body, body::SMALL).await?;
    let new = NewLocation {
        customer: fields.int("customerID").filter(|id| *id != 0).map(|id| id.to_string()),
        short_name: fields.text("shortName").unwrap_or_default(),
        name: fields.text("name").unwrap_or_default(),
        time_zone: fields.text("timeZoneDescription").unwrap_or_else(|| "Europe/Oslo".to_owned()),
        zone: fields.parsed("networkZone").unwrap_or_default(),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::CREATED, location::add(&ctx, new).await?.into()))
}
