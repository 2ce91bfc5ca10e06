//! Addresses that nothing answers.

use super::ApiError;
use axum::http::Uri;

pub(crate) async fn not_found(uri: Uri) -> ApiError {
    ApiError::NotFound(format!("There is nothing at {}", uri.path()))
}
