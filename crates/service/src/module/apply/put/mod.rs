//! Changes of each kind of object. Whatever is there by now was compared before, so that changes name no version.

mod alert;
mod case;

use super::{Field, change, id_of, value};
use crate::{Ctx, Result, attachment, event, ioc, note, task, timeline};
use argus_domain::{
    Assessment,
    attachment::AttachmentChange,
    ioc::IocChange,
    module::{ObjectKind, ObjectRef},
    note::NoteChange,
    task::TaskChange,
    timeline::TimelineChange,
};
use argus_store::Tx;
use serde_json::Value;

/// A version that has seen everything.
const LATEST: i64 = i64::MAX;

/// `now` is what the object is like. Problems are named by field.
pub(super) async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    object: &ObjectRef,
    now: &Value,
    fields: &[Field],
) -> Result<()> {
    match object.kind {
        ObjectKind::Case => case::put(tx, ctx, id_of(object)?, fields).await,
        ObjectKind::Ioc => {
            let change = IocChange { version: LATEST, ..IocChange::default() };
            let change = change::ioc(change, now, fields)?;
            ioc::change_within(tx, ctx, id_of(object)?, change).await.map(drop)
        }
        ObjectKind::Note => {
            let change = change::note(NoteChange { version: LATEST, ..NoteChange::default() }, fields)?;
            note::change_within(tx, ctx, id_of(object)?, change).await.map(drop)
        }
        ObjectKind::Task => {
            let change = TaskChange { version: LATEST, ..TaskChange::default() };
            let change = change::task(change, now, fields)?;
            task::change_within(tx, ctx, id_of(object)?, change).await.map(drop)
        }
        ObjectKind::TimelineEntry => {
            let change = TimelineChange { version: LATEST, ..TimelineChange::default() };
            let change = change::timeline_entry(change, now, fields)?;
            timeline::change_within(tx, ctx, id_of(object)?, change).await.map(drop)
        }
        ObjectKind::Evidence => {
            let change = AttachmentChange { version: LATEST, ..AttachmentChange::default() };
            let change = change::evidence(change, fields)?;
            attachment::change_within(tx, ctx, id_of(object)?, change).await.map(drop)
        }
        ObjectKind::Alert => alert::put(tx, ctx, id_of(object)?, fields).await,
        ObjectKind::Event => {
            let mut assessment = Assessment::default();
            for field in fields {
                match field.name.as_str() {
                    "severity" => assessment.severity = Some(field.read(value::severity)?),
                    _ => return Err(field.unknown()),
                }
            }
            event::assess_within(tx, ctx, &[id_of(object)?], &assessment).await.map(drop)
        }
    }
}
