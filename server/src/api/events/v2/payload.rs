//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}/payload`: what went over the wire.

use super::path::{PlainPath, with_type};
use crate::api::{ApiError, caller::Caller, events::v1, text::PathTexts};
use axum::response::Response;

pub(super) async fn payload(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
) -> Result<Response, ApiError> {
    let path = with_type(&ctx, path).await?;
    v1::payload(Caller(ctx), path).await
}
