//! Fields by the names that IRIS gives them, as a change of what belongs to a case.
//!
//! Each puts what the fields say on top of a change; `now` is what the object is like. Problems are named by field.

use super::{Field, value};
use crate::Result;
use argus_domain::{
    attachment::AttachmentChange,
    ioc::IocChange,
    note::NoteChange,
    task::TaskChange,
    timeline::{TimelineChange, TypedTime},
};
use serde_json::Value;

pub(in crate::module) fn ioc(mut change: IocChange, now: &Value, fields: &[Field]) -> Result<IocChange> {
    for field in fields {
        match field.name.as_str() {
            "ioc_value" => change.value = Some(field.read(value::text)?),
            "ioc_type" => change.kind = field.read(value::kind)?,
            "ioc_tlp" | "tlp" => change.tlp = Some(field.read(value::tlp)?),
            "ioc_description" => change.description = Some(field.read(value::text)?),
            "ioc_tags" => change.tags = Some(field.tags(now)?),
            _ => return Err(field.unknown()),
        }
    }
    Ok(change)
}

pub(in crate::module) fn note(mut change: NoteChange, fields: &[Field]) -> Result<NoteChange> {
    for field in fields {
        match field.name.as_str() {
            "note_title" => change.title = Some(field.read(value::text)?),
            "note_content" => change.text = Some(field.read(value::text)?),
            _ => return Err(field.unknown()),
        }
    }
    Ok(change)
}

pub(in crate::module) fn task(mut change: TaskChange, now: &Value, fields: &[Field]) -> Result<TaskChange> {
    for field in fields {
        match field.name.as_str() {
            "task_title" => change.title = Some(field.read(value::text)?),
            "task_description" => change.description = Some(field.read(value::text)?),
            "task_status" | "status" => change.status = Some(field.read(value::task_status)?),
            "task_due" => change.due = Some(field.read(value::time)?),
            "task_tags" => change.tags = Some(field.tags(now)?),
            _ => return Err(field.unknown()),
        }
    }
    Ok(change)
}

pub(in crate::module) fn timeline_entry(
    mut change: TimelineChange,
    now: &Value,
    fields: &[Field],
) -> Result<TimelineChange> {
    let text_of = |name: &str| now[name].as_str().unwrap_or_default().to_owned();
    let mut time = TypedTime { text: text_of("event_date"), zone: text_of("event_tz") };
    for field in fields {
        match field.name.as_str() {
            "event_title" => change.title = Some(field.read(value::text)?),
            "event_content" => change.description = Some(field.read(value::text)?),
            "event_source" => change.source = Some(field.read(value::text)?),
            "event_date" => time.text = field.read(value::text)?,
            "event_tz" => time.zone = field.read(value::text)?,
            "event_tags" => change.tags = Some(field.tags(now)?),
            "event_category" | "category" => change.category = Some(field.read(value::category)?),
            "event_is_flagged" => change.flagged = Some(field.read(value::yes_no)?),
            "event_in_summary" => change.in_summary = Some(field.read(value::yes_no)?),
            _ => return Err(field.unknown()),
        }
    }
    if fields.iter().any(|field| matches!(field.name.as_str(), "event_date" | "event_tz")) {
        change.time = Some(time);
    }
    Ok(change)
}

pub(in crate::module) fn evidence(
    mut change: AttachmentChange,
    fields: &[Field],
) -> Result<AttachmentChange> {
    for field in fields {
        match field.name.as_str() {
            "filename" => change.name = Some(field.read(value::text)?),
            "file_description" => change.description = Some(field.read(value::text)?),
            "is_malware" => change.malware = Some(field.read(value::yes_no)?),
            _ => return Err(field.unknown()),
        }
    }
    Ok(change)
}
