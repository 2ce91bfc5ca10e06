//! Checking that nobody changed the log behind its back.

use super::chain::stored;
use crate::{Ctx, Result};
use argus_domain::{ActivityId, Permission};
use argus_store::activity as store;

/// Rows that are read at once.
const STEP: u32 = 1_000;

/// What the log looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So many rows, each as it was written.
    Whole(u64),
    /// From this row on it is not what was written, and why.
    Broken { row: ActivityId, reason: &'static str },
}

/// Reads the whole log, from its first row, in steps.
pub async fn verify(ctx: &Ctx) -> Result<Verdict> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let (last, head) = store::head(&mut conn).await?;
    let (mut at, mut hash) = (ActivityId(0), Vec::new());
    loop {
        let rows = store::chain(&mut conn, at, STEP).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let next = ActivityId(at.0 + 1);
            let broken = |reason| Ok(Verdict::Broken { row: next, reason });
            if row.id != next.0 {
                return broken("is missing");
            }
            if stored(&hash, &row)[..] != row.hash[..] {
                return broken("is not what was written");
            }
            (at, hash) = (next, row.hash);
        }
    }
    if at < last {
        return Ok(Verdict::Broken { row: ActivityId(at.0 + 1), reason: "is missing" });
    }
    if at > last || hash != head {
        return Ok(Verdict::Broken { row: at, reason: "is not the last that was written" });
    }
    Ok(Verdict::Whole(at.0.unsigned_abs()))
}
