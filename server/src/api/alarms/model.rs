//! What the calls of this module answer.

use argus_domain::alarm;
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Alarm {
    id: i64,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    attack_category: Option<AttackCategory>,
    /// Only where a single one was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mappings: Vec<AlarmMapping>,
    flags: [(); 0],
    labels: [(); 0],
    links: [(); 0],
    references: [(); 0],
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

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AttackCategory {
    id: i64,
    short_name: String,
    name: String,
    flags: [(); 0],
}

impl From<alarm::AttackCategory> for AttackCategory {
    fn from(category: alarm::AttackCategory) -> Self {
        Self { id: category.id.0, short_name: category.name.clone(), name: category.name, flags: [] }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlarmMapping {
    signature: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alarm: Option<Alarm>,
    flags: [(); 0],
    comments: [(); 0],
}

impl From<alarm::Mapping> for AlarmMapping {
    fn from(mapping: alarm::Mapping) -> Self {
        Self { signature: mapping.signature, alarm: mapping.alarm.map(Alarm::from), flags: [], comments: [] }
    }
}
