//! `POST /sensors/v1/location`: a new location.

use super::model::Location;
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use argus_service::location::{self, NewLocation};
use axum::{body::Body, http::StatusCode};

/// Body: shortName, name, timeZoneDescription, networkZone; customerID, without which it is everybody's.
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<Location>, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
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
