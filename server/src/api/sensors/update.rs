//! `PUT /sensors/v1/location/{idOrShortName}`: another name, zone or time zone.

use super::model::Location;
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, text::PathTexts};
use argus_service::location::{self, LocationChange};
use axum::{body::Body, http::StatusCode};

pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Location>, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
    let change = LocationChange {
        short_name: fields.text("shortName"),
        name: fields.text("name"),
        time_zone: fields.text("timeZoneIdOrName"),
        zone: fields.parsed("networkZone"),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, location::update(&ctx, &name, change).await?.into()))
}
