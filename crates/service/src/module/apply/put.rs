//! Changes of each kind of object, out of fields by the names that IRIS gives them. Whatever is there by now was compared
//! before, so that changes name no version.

mod alert;
mod case;
mod part;

use super::{id_of, invalid, order::Field, value};
use crate::{Ctx, Result, event};
use argus_domain::{
    Assessment,
    module::{ObjectKind, ObjectRef},
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
        ObjectKind::Ioc => part::ioc(tx, ctx, id_of(object)?, now, fields).await,
        ObjectKind::Note => part::note(tx, ctx, id_of(object)?, fields).await,
        ObjectKind::Task => part::task(tx, ctx, id_of(object)?, now, fields).await,
        ObjectKind::TimelineEntry => part::timeline_entry(tx, ctx, id_of(object)?, now, fields).await,
        ObjectKind::Evidence => part::evidence(tx, ctx, id_of(object)?, fields).await,
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

impl Field {
    fn read<T>(&self, read: impl FnOnce(&Value) -> value::Read<T>) -> Result<T> {
        read(&self.after).map_err(|problem| invalid(&self.name, problem))
    }

    /// What was added to tags and taken away, put on what they are now.
    fn tags(&self, now: &Value) -> Result<Vec<String>> {
        value::TagChange::read(&self.before, &self.after)
            .and_then(|change| change.of(&now[&self.name]))
            .map_err(|problem| invalid(&self.name, problem))
    }

    fn unknown(&self) -> crate::Error {
        invalid(&self.name, "is nothing that a module can change")
    }
}
