//! Taking events out of sight, and bringing them back.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{EventId, EventType, Invalid, Permission};
use argus_store::event::{self, UpdateTimes};
use serde_json::json;

/// Marks events as deleted, or takes the marks back, all of them or none: nobody but administrators who ask for
/// deleted events sees them from then on. Returns how many changed.
pub async fn delete(ctx: &Ctx, ids: &[EventId], deleted: bool) -> Result<u64> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let updated = UpdateTimes::take(&mut tx, ctx.now, ids.len()).await?;
    let mut changed = 0;
    for (number, id) in ids.iter().enumerate() {
        if id.kind == EventType::Raw {
            let what = format_args!("{id} is a raw event: name the event that it is a part of");
            return Err(Invalid::one("id", what).into());
        }
        let key = event::key_of(&mut tx, &scope, id).await?;
        let key = key.ok_or_else(|| Error::NotFound(format!("There is no event {id}.")))?;
        changed += u64::from(event::mark_deleted(&mut tx, key, deleted, updated.of(number)).await?);
    }
    if changed > 0 {
        let (action, verb) =
            if deleted { ("event.delete", "Deleted") } else { ("event.restore", "Restored") };
        let what = if changed == 1 { "an event".to_owned() } else { format!("{changed} events") };
        let done = Done { detail: json!({"events": ids}), ..Done::new(action, format!("{verb} {what}")) };
        record(&mut tx, ctx, done).await?;
    }
    tx.commit().await?;
    Ok(changed)
}
