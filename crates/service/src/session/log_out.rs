//! Ending sessions.

use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_store::session;

/// Ends the caller's own session. Without one there is nothing to do.
pub async fn log_out(ctx: &Ctx) -> Result<()> {
    let Some(hash) = ctx.actor().and_then(|actor| actor.session.as_ref()).map(|own| own.hash) else {
        return Ok(());
    };
    let mut tx = ctx.argus.store().begin().await?;
    session::delete(&mut tx, &hash).await?;
    record(&mut tx, ctx, Done::new("session.log-out", "Logged out")).await?;
    tx.commit().await?;
    Ok(())
}

/// Housekeeping: removes sessions that can no longer be used. Returns how many.
pub async fn forget_ended(ctx: &Ctx) -> Result<u64> {
    let settings = ctx.argus.settings();
    let mut tx = ctx.argus.store().begin().await?;
    let idle_since = ctx.now.plus_millis(-settings.session_idle);
    let begun_before = ctx.now.plus_millis(-settings.session_longest);
    let removed = session::delete_ended(&mut tx, idle_since, begun_before).await?;
    tx.commit().await?;
    Ok(removed)
}
