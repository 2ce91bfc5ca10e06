//! Changing an alert.

use super::value;
use crate::{Ctx, Result, alert, module::apply::Field};
use argus_domain::{AlertId, alert::AlertChange};
use argus_store::Tx;

pub(super) async fn put(tx: &mut Tx, ctx: &Ctx, id: AlertId, fields: &[Field]) -> Result<()> {
    let mut change = AlertChange { version: AlertChange::LATEST, ..AlertChange::default() };
    for field in fields {
        match field.name.as_str() {
            "alert_title" => change.title = Some(field.read(value::text)?),
            "alert_description" => change.description = Some(field.read(value::text)?),
            "alert_note" => change.note = Some(field.read(value::text)?),
            "alert_severity" | "severity" => change.severity = Some(field.read(value::severity)?),
            "alert_status" | "status" => change.status = Some(field.read(value::alert_status)?),
            "alert_resolution" | "resolution_status" => {
                change.resolution = Some(field.read(value::outcome)?);
            }
            "classification" => change.classification = Some(field.read(value::some_name)?),
            "alert_tags" => {
                let tags = value::TagChange::read(&field.before, &field.after);
                let tags = tags.and_then(|tags| tags.case_tags());
                (change.add_tags, change.remove_tags) = tags.map_err(|problem| field.wrong(problem))?;
            }
            _ => return Err(field.unknown()),
        }
    }
    alert::update_within(tx, ctx, id, change).await.map(drop)
}
