//! Calls of the reference that this server does not answer.

use super::ApiError;

pub(crate) async fn not_offered() -> ApiError {
    ApiError::NotOffered
}
