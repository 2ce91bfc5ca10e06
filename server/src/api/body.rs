//! Request bodies: JSON whatever the Content-Type says, up to a limit.

use super::{ApiError, openapi};
use argus_domain::Invalid;
use argus_lenient::Fields;
use axum::body::{Body, Bytes, to_bytes};
use std::error::Error;
use utoipa::ToSchema;

/// Of criteria and single objects.
pub(crate) const SMALL: usize = 2 << 20;
/// Of bulk submissions.
pub(crate) const LARGE: usize = 64 << 20;

/// The fields of a body that holds what `T` says.
pub(crate) async fn fields_of<T: ToSchema>(body: Body, limit: usize) -> Result<Fields, ApiError> {
    let bytes = read(body, limit).await?;
    Ok(Fields::from_body(&bytes)?.checked_by(openapi::check::<T>))
}

async fn read(body: Body, limit: usize) -> Result<Bytes, ApiError> {
    to_bytes(body, limit).await.map_err(|error| {
        let too_large = error.source().is_some_and(|source| source.to_string().contains("length limit"));
        if too_large {
            ApiError::TooLarge(limit)
        } else {
            // The connection broke: nobody will read this answer.
            Invalid::one("body", "could not be read to its end").into()
        }
    })
}
