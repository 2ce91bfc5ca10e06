//! The work of a server: telling what is due. Which server does it is said by who claims a group first; one that dies
//! leaves all as it was.

use super::{step, tell::tell};
use crate::{Argus, Ctx, Result};
use argus_domain::timestamp::MILLIS_PER_DAY;
use argus_store::policy as store;

/// Groups and messages that are looked at at once.
const BATCH: u32 = 50;
/// Days after which messages are no longer counted, and groups forgotten that nothing was told of.
const KEPT: i64 = 400;
const FORGOTTEN_AT_ONCE: u32 = 500;

/// Each group, and each message that nobody acknowledges, in a transaction of its own. Returns how many there were.
pub async fn tell_due(argus: &Argus) -> Result<usize> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let due = store::due(&mut conn, ctx.now, BATCH).await?;
    let late = store::due_steps(&mut conn, ctx.now, BATCH).await?;
    drop(conn);
    for group in &due {
        let mut tx = argus.store().begin().await?;
        tell(&mut tx, &ctx, group).await?;
        tx.commit().await?;
    }
    for message in &late {
        let mut tx = argus.store().begin().await?;
        step::take(&mut tx, &ctx, message).await?;
        tx.commit().await?;
    }
    Ok(due.len() + late.len())
}

/// What is too old to say how often something may be told. Returns how much there was of it.
pub async fn forget(argus: &Argus) -> Result<u64> {
    let ctx = Ctx::system(argus);
    let before = ctx.now.plus_millis(-KEPT * MILLIS_PER_DAY);
    let mut forgotten = 0;
    loop {
        let mut tx = argus.store().begin().await?;
        let some = store::forget_messages(&mut tx, before, FORGOTTEN_AT_ONCE).await?
            + store::forget_told(&mut tx, before, FORGOTTEN_AT_ONCE).await?;
        tx.commit().await?;
        if some == 0 {
            return Ok(forgotten);
        }
        forgotten += some;
    }
}
