//! `GET /sensors/v1/location/{idOrShortName}`: one location.

use super::model::Location;
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_service::location;
use axum::http::StatusCode;

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Location>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, location::find(&ctx, &name).await?.into()))
}
