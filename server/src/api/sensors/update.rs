//! `PUT /sensors/v1/location/{idOrShortName}`: another name, zone or time zone.

use super::{criteria::NetworkZone, model::Location};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::location::{self, LocationChange};
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays.
    #[schema(as = LocationChange)]
    #[schema(example = json!({"name": "Oslo, second floor"}))]
    struct LocationFields {
        shortName: String,
        name: String,
        /// IANA name.
        timeZoneIdOrName: String,
        networkZone: NetworkZone,
    }
}

/// Gives a location another name, zone or time zone.
///
/// Needs the permission administer, and allCustomers where it is everybody's.
#[utoipa::path(
    put,
    path = "/sensors/v1/location/{idOrShortName}",
    operation_id = "updateLocation",
    params(("idOrShortName" = String, Path, description = "The location's number or short name")),
    request_body = LocationFields,
    responses(
        (status = 200, description = "The location as it is now", body = One<Location>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Location>, ApiError> {
    let mut fields = body::fields_of::<LocationFields>(body, body::SMALL).await?;
    let change = LocationChange {
        short_name: fields.text("shortName"),
        name: fields.text("name"),
        time_zone: fields.text("timeZoneIdOrName"),
        zone: fields.parsed("networkZone"),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, location::update(&ctx, &name, change).await?.into()))
}
