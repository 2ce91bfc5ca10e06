//! Parts of addresses.

use argus_domain::Invalid;
use axum::{
    extract::{FromRequestParts, Path, path::ErrorKind, rejection::PathRejection},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use super::ApiError;

/// The variable parts of an address, as texts. Those that are no UTF-8 are refused by name.
#[derive(Debug)]
pub(crate) struct PathTexts<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for PathTexts<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path(texts) = Path::<T>::from_request_parts(parts, state).await.map_err(not_text)?;
        Ok(Self(texts))
    }
}

fn not_text(rejection: PathRejection) -> Invalid {
    let field = match rejection {
        PathRejection::FailedToDeserializePathParams(error) => match error.into_kind() {
            ErrorKind::InvalidUtf8InPathParam { key } => key,
            _ => "path".to_owned(),
        },
        _ => "path".to_owned(),
    };
    Invalid::one(field, "must be UTF-8")
}
