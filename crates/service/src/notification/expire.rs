//! Forgetting what was told long ago, read or not: the log keeps what happened.

use crate::{Argus, Ctx, Result};
use argus_domain::timestamp::MILLIS_PER_DAY;
use argus_store::notification;

const KEPT_DAYS: i64 = 90;
/// Removed in one transaction: few, so that others hardly wait.
const BATCH: u32 = 500;

/// Returns how many are gone.
pub async fn expire(argus: &Argus) -> Result<u64> {
    let before = Ctx::system(argus).now.plus_millis(-KEPT_DAYS * MILLIS_PER_DAY);
    let mut removed = 0;
    loop {
        let mut tx = argus.store().begin().await?;
        let batch = notification::expire(&mut tx, before, BATCH).await?;
        let told = notification::forget_told(&mut tx, before, BATCH).await?;
        tx.commit().await?;
        removed += batch;
        if batch.max(told) < u64::from(BATCH) {
            return Ok(removed);
        }
    }
}
