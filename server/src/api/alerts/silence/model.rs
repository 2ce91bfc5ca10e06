//! What the calls of this module answer.

use argus_domain::{Severity, Timestamp, silence::Silence};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Silence)]
pub(super) struct SilenceVo {
    id: i64,
    /// Numbers.
    customer: Vec<i64>,
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    severity: Option<&'static str>,
    source: Vec<String>,
    classification: Vec<String>,
    tag: Vec<String>,
    title: String,
    reason: String,
    #[schema(value_type = i64)]
    start_timestamp: Timestamp,
    #[schema(value_type = i64)]
    end_timestamp: Timestamp,
    #[schema(value_type = i64)]
    created_timestamp: Timestamp,
    /// Number and name of who made it.
    created_by: SilencePerson,
    /// How many alerts it made silent.
    alerts: u64,
    /// Rises with every change.
    version: i64,
}

#[derive(Debug, Serialize, ToSchema)]
struct SilencePerson {
    id: i64,
    name: String,
}

impl From<Silence> for SilenceVo {
    fn from(silence: Silence) -> Self {
        let matcher = silence.matcher;
        Self {
            id: silence.id.0,
            customer: matcher.customers.iter().map(|id| id.0).collect(),
            severity: matcher.severity.map(Severity::name),
            source: matcher.sources,
            classification: matcher.classifications,
            tag: matcher.tags.iter().map(ToString::to_string).collect(),
            title: matcher.title,
            reason: silence.reason,
            start_timestamp: silence.from,
            end_timestamp: silence.until,
            created_timestamp: silence.created,
            created_by: SilencePerson { id: silence.by.id.0, name: silence.by.name },
            alerts: silence.alerts,
            version: silence.version,
        }
    }
}
