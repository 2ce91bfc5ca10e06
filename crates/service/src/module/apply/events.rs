//! Events that modules read out of files, linked to the case.

use super::{Applying, about, invalid, order::Given};
use crate::{Result, case::part, event};
use argus_domain::{
    EventId,
    module::{ObjectKind, ObjectRef, TaskChange},
};
use argus_ingest::{RawEvent, submission, suricata};
use argus_store::Tx;
use serde_json::{Value, json};

/// So many are told one by one; then how many there are in all.
const TOLD: usize = 100;

#[derive(Default)]
pub(super) struct Found {
    pub(super) submitted: Vec<Given>,
    pub(super) records: Vec<Given>,
}

impl Found {
    pub(super) async fn add(
        self,
        tx: &mut Tx,
        applying: &mut Applying,
        done: &mut Vec<TaskChange>,
    ) -> Result<()> {
        if self.submitted.is_empty() && self.records.is_empty() {
            return Ok(());
        }
        let case = applying.case_for("an event")?;
        let work = part::work_on(&applying.ctx, tx, case).await?;
        if !self.submitted.is_empty() {
            let read = |(place, fields): (usize, Given)| {
                submission::from_record(fields.into())
                    .map_err(|problems| about(&format!("the added event {}", place + 1), problems.into()))
            };
            let read = self.submitted.into_iter().enumerate().map(read).collect::<Result<Vec<_>>>()?;
            let added = event::submit_found(tx, &applying.ctx, &work, &read).await;
            tell(tx, applying, added.map_err(|error| about("the added events", error))?, done).await?;
        }
        if !self.records.is_empty() {
            let records = self.records.into_iter().enumerate().map(raw).collect::<Result<Vec<_>>>()?;
            let added = event::ingest_found(tx, &applying.ctx, &work, &records).await;
            tell(tx, applying, added.map_err(|error| about("the added records", error))?, done).await?;
        }
        Ok(())
    }
}

fn raw((place, record): (usize, Given)) -> Result<RawEvent> {
    suricata::event(&record.into())
        .map_err(|problem| invalid(format!("the added eve record {}", place + 1), problem))
}

async fn tell(tx: &mut Tx, applying: &Applying, ids: Vec<EventId>, done: &mut Vec<TaskChange>) -> Result<()> {
    let row = applying.ctx.rows.take_first();
    let count = ids.len();
    for id in ids.into_iter().take(TOLD) {
        let object = ObjectRef::new(ObjectKind::Event, id);
        let change = applying.change(tx, object, None, (Value::Null, json!({"case": applying.case}))).await?;
        done.push(TaskChange { activity: row, case: applying.case, ..change });
    }
    if count > TOLD
        && let Some(case) = applying.case
    {
        let change = applying.case_change(tx, case, "events", json!(count)).await?;
        done.push(TaskChange { activity: row, ..change });
    }
    Ok(())
}
