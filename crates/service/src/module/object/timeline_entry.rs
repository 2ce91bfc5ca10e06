//! An entry of a timeline, which is what IRIS calls an event.

use super::{one_of, person, tags};
use argus_domain::timeline::TimelineEntry;
use serde_json::{Value, json};

pub(crate) fn fields(entry: &TimelineEntry) -> Value {
    let iocs: Vec<Value> = entry
        .iocs
        .iter()
        .map(|ioc| json!({"id": ioc.id, "ioc_id": ioc.id, "ioc_value": ioc.value}))
        .collect();
    json!({
        "type": "timelineEntry",
        "id": entry.id,
        "event_id": entry.id,
        "case_id": entry.case,
        "event_title": entry.title,
        "event_content": entry.description,
        "event_source": entry.source,
        "event_date": entry.time.with_offset(),
        "event_tz": entry.time.zone,
        "event_tags": tags(&entry.tags),
        "event_category": entry.category.label(),
        "category": one_of("category_name", entry.category.label()),
        "event_is_flagged": entry.flagged,
        "event_in_summary": entry.in_summary,
        "iocs": iocs,
        "event_added": entry.added.to_string(),
        "user": person(entry.added_by.as_ref()),
        "custom_attributes": {},
    })
}
