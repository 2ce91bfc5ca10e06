//! Knowing when nobody listened: what could not be heard was not absent.

use crate::{Argus, Ctx, Result};
use argus_domain::{Timestamp, alert_rule::Threshold};
use argus_store::alert_rule as store;

/// A server that is busy for so long still listens, in milliseconds.
const BREAK: i64 = 30_000;
/// Where one begins and no other was there for so long, nobody listened.
const BREAK_AT_START: i64 = 5_000;

/// Says that this server listens. After a break, what rules wait for is waited for anew, from now on. Returns whether
/// there was one.
pub async fn listen(argus: &Argus, begins: bool) -> Result<bool> {
    let now = Ctx::system(argus).now;
    // Another server's clock may be ahead a little.
    let alive = (now.plus_millis(if begins { -BREAK_AT_START } else { -BREAK }), now.plus_millis(BREAK));
    let mut tx = argus.store().begin().await?;
    if store::beat(&mut tx, now, alive).await? {
        tx.commit().await?;
        return Ok(false);
    }
    let Some(before) = store::resume(&mut tx, now, alive).await? else { return Ok(false) };
    for (rule, generation) in store::enabled(&mut tx).await? {
        if rule.content.threshold == Threshold::Absence {
            let due = due(now, now, rule.content.window);
            store::wait_anew(&mut tx, generation, before, due).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

/// When what was seen at `at` is absent: its window after that, or after Argus began to listen.
pub(super) fn due(at: Timestamp, since: Timestamp, window: u32) -> Timestamp {
    at.max(since).plus_millis(i64::from(window) * 1_000)
}
