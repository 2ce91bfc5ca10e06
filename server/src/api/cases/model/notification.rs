//! Somebody who was notified.

use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api::cases) struct CaseNotificationRecord {
    /// An address.
    contact: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
}
