//! `DELETE /sensors/v1/location/{idOrShortName}`: a location is taken away.

use super::model::Location;
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_service::location;
use axum::http::StatusCode;

pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Location>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, location::delete(&ctx, &name).await?.into()))
}
