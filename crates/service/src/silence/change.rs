//! Ending a silence early, and letting it last longer.

use super::{add::only, end, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{Invalid, Permission, SilenceId, TimeExpr, silence::Silence};
use argus_store::silence as store;
use serde_json::json;

/// Without a time it ends now. Others may have said something else since `version`.
pub async fn set_until(ctx: &Ctx, id: SilenceId, version: i64, until: Option<TimeExpr>) -> Result<Silence> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let mut tx = ctx.argus.store().begin().await?;
    let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    if before.until <= ctx.now {
        return Err(Invalid::one("until", "cannot be changed: the silence is over. Make another").into());
    }
    let wanted = match &until {
        Some(until) => end(ctx, before.from, until)?,
        None => ctx.now,
    };
    let mut after = before.until;
    let mut merge = Merge::new(version, locked, by, ctx.now);
    merge.field("until", &mut after, Some(wanted));
    let merged = match merge.finish() {
        Ok(merged) if merged.is_empty() => return Ok(before),
        Ok(merged) => merged,
        Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
    };
    store::set_until(&mut tx, id, after, &merged.versions).await?;
    let text = match until {
        Some(_) => format!("Changed the end of a silence to {after}: {}", before.reason),
        None => format!("Ended a silence: {}", before.reason),
    };
    let done = Done {
        customer: only(&before.matcher),
        detail: json!({"silence": id, "before": merged.before, "after": merged.after}),
        ..Done::new("silence.change", text)
    };
    record(&mut tx, ctx, done).await?;
    let changed = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(changed)
}
