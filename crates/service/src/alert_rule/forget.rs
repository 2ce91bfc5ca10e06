//! What no rule needs any more.

use crate::{Argus, Ctx, Result};
use argus_domain::timestamp::MILLIS_PER_DAY;
use argus_store::alert_rule as store;

/// How long what came of rules is kept.
const KEPT_DAYS: i64 = 365;
/// Rows that are removed at once.
const BATCH: u32 = 5_000;

/// Hits of which the window is over, and what came of rules long ago. Returns how many rows.
pub async fn forget_old(argus: &Argus) -> Result<u64> {
    let now = Ctx::system(argus).now;
    let mut removed = 0;
    loop {
        let mut tx = argus.store().begin().await?;
        let hits = store::sweep(&mut tx, now, BATCH).await?;
        let firings = store::expire(&mut tx, now.plus_millis(-KEPT_DAYS * MILLIS_PER_DAY), BATCH).await?;
        tx.commit().await?;
        removed += hits + firings;
        if hits.max(firings) < u64::from(BATCH) {
            return Ok(removed);
        }
    }
}
