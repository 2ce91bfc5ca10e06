//! What a case has in a field.

use argus_domain::{
    CaseId, Timestamp,
    case::{CaseFieldRecord, NotedValue},
    custom_field::CustomFieldKind,
    numbered::Counted,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseField {
    descriptor: FieldDescriptor,
    display_name: String,
    /// Of fields that take one.
    value: Option<FieldValue>,
    /// Of fields that take several.
    values: Vec<FieldValue>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseFieldDescriptor)]
struct FieldDescriptor {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    short_name: String,
    name: String,
    value_type: &'static str,
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseFieldEntry)]
struct FieldValue {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    key: String,
    label: String,
    /// Null where it was not noted.
    origin: Option<FieldOrigin>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseFieldOrigin)]
struct FieldOrigin {
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    #[serde(rename = "userID", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    user_id: Option<i64>,
}

/// Follows from what it is.
fn value_id(case: CaseId, field: &str, text: &str) -> Uuid {
    super::hashed(Counted::Value, &format!("{case}\0{field}\0{text}"))
}

/// The value that has this id.
pub(in crate::api::cases) fn value_text(case: CaseId, field: &CaseFieldRecord, id: &str) -> Option<String> {
    let id: Uuid = id.parse().ok()?;
    let found = field.values.iter().find(|value| value_id(case, &field.name, &value.text) == id);
    found.map(|value| value.text.clone())
}

fn value_type(kind: CustomFieldKind) -> &'static str {
    match kind {
        CustomFieldKind::Text | CustomFieldKind::Choice | CustomFieldKind::Choices => "stringType",
        CustomFieldKind::LongText => "textType",
        CustomFieldKind::Number => "floatType",
        CustomFieldKind::Time => "timestampType",
        CustomFieldKind::YesNo => "booleanType",
        CustomFieldKind::Network => "ipType",
    }
}

impl CaseField {
    pub(in crate::api::cases) fn new(case: CaseId, field: CaseFieldRecord) -> Self {
        let flags = [
            (field.is_retired, "DELETED"),
            (field.is_multiple, "MULTIVALUE"),
            (field.kind.has_choices(), "HAS_VALUE_SOURCE"),
        ];
        let value = |NotedValue { text, added, added_by }| FieldValue {
            id: value_id(case, &field.name, &text),
            label: text.clone(),
            key: text,
            origin: added.map(|timestamp| FieldOrigin { timestamp, user_id: added_by.map(|id| id.0) }),
        };
        let mut values: Vec<FieldValue> = field.values.into_iter().map(value).collect();
        Self {
            value: if field.is_multiple { None } else { values.pop() },
            values,
            display_name: field.label.clone(),
            descriptor: FieldDescriptor {
                id: Counted::Field.uuid(field.number),
                short_name: field.name,
                name: field.label,
                value_type: value_type(field.kind),
                flags: flags.into_iter().filter_map(|(is, flag)| is.then_some(flag)).collect(),
            },
        }
    }
}
