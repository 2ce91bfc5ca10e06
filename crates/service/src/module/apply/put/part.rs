//! Changing what belongs to a case.

use super::{LATEST, value};
use crate::{Ctx, Result, attachment, ioc, module::apply::order::Field, note, task, timeline};
use argus_domain::{
    AttachmentId, IocId, NoteId, TaskId, TimelineEntryId,
    attachment::AttachmentChange,
    ioc::IocChange,
    note::NoteChange,
    task::TaskChange,
    timeline::{TimelineChange, TypedTime},
};
use argus_store::Tx;
use serde_json::Value;

pub(super) async fn ioc(tx: &mut Tx, ctx: &Ctx, id: IocId, now: &Value, fields: &[Field]) -> Result<()> {
    let mut change = IocChange { version: LATEST, ..IocChange::default() };
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
    ioc::change_within(tx, ctx, id, change).await.map(drop)
}

pub(super) async fn note(tx: &mut Tx, ctx: &Ctx, id: NoteId, fields: &[Field]) -> Result<()> {
    let mut change = NoteChange { version: LATEST, ..NoteChange::default() };
    for field in fields {
        match field.name.as_str() {
            "note_title" => change.title = Some(field.read(value::text)?),
            "note_content" => change.text = Some(field.read(value::text)?),
            _ => return Err(field.unknown()),
        }
    }
    note::change_within(tx, ctx, id, change).await.map(drop)
}

pub(super) async fn task(tx: &mut Tx, ctx: &Ctx, id: TaskId, now: &Value, fields: &[Field]) -> Result<()> {
    let mut change = TaskChange { version: LATEST, ..TaskChange::default() };
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
    task::change_within(tx, ctx, id, change).await.map(drop)
}

pub(super) async fn timeline_entry(
    tx: &mut Tx,
    ctx: &Ctx,
    id: TimelineEntryId,
    now: &Value,
    fields: &[Field],
) -> Result<()> {
    let mut change = TimelineChange { version: LATEST, ..TimelineChange::default() };
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
    timeline::change_within(tx, ctx, id, change).await.map(drop)
}

pub(super) async fn evidence(tx: &mut Tx, ctx: &Ctx, id: AttachmentId, fields: &[Field]) -> Result<()> {
    let mut change = AttachmentChange { version: LATEST, ..AttachmentChange::default() };
    for field in fields {
        match field.name.as_str() {
            "filename" => change.name = Some(field.read(value::text)?),
            "file_description" => change.description = Some(field.read(value::text)?),
            "is_malware" => change.malware = Some(field.read(value::yes_no)?),
            _ => return Err(field.unknown()),
        }
    }
    attachment::change_within(tx, ctx, id, change).await.map(drop)
}
