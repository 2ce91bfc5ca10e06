//! What the calls of this module answer.

use argus_domain::alarm;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Alarm {
    id: i64,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    attack_category: Option<AttackCategory>,
    /// The signatures that name it: only where a single one was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    mappings: Vec<AlarmMapping>,
    #[schema(value_type = Vec<String>)]
    flags: [(); 0],
    #[schema(value_type = Vec<String>)]
    labels: [(); 0],
    #[schema(value_type = Vec<String>)]
    links: [(); 0],
    #[schema(value_type = Vec<String>)]
    references: [(); 0],
    #[schema(value_type = Vec<String>)]
    comments: [(); 0],
}

impl From<alarm::Alarm> for Alarm {
    fn from(alarm: alarm::Alarm) -> Self {
        Self {
            id: alarm.id.0,
            description: alarm.description,
            attack_category: alarm.category.map(AttackCategory::from),
            mappings: Vec::new(),
            flags: [],
            labels: [],
            links: [],
            references: [],
            comments: [],
        }
    }
}

impl Alarm {
    /// With the signatures that are mapped to it, which need not say so themselves.
    pub(super) fn with(self, mappings: Vec<alarm::Mapping>) -> Self {
        let bare = |mapping| AlarmMapping::from(alarm::Mapping { alarm: None, ..mapping });
        Self { mappings: mappings.into_iter().map(bare).collect(), ..self }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AttackCategory {
    id: i64,
    short_name: String,
    name: String,
    #[schema(value_type = Vec<String>)]
    flags: [(); 0],
}

impl From<alarm::AttackCategory> for AttackCategory {
    fn from(category: alarm::AttackCategory) -> Self {
        Self { id: category.id.0, short_name: category.name.clone(), name: category.name, flags: [] }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlarmMapping {
    signature: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, nullable = false)]
    alarm: Option<Alarm>,
    #[schema(value_type = Vec<String>)]
    flags: [(); 0],
    #[schema(value_type = Vec<String>)]
    comments: [(); 0],
}

impl From<alarm::Mapping> for AlarmMapping {
    fn from(mapping: alarm::Mapping) -> Self {
        Self { signature: mapping.signature, alarm: mapping.alarm.map(Alarm::from), flags: [], comments: [] }
    }
}
