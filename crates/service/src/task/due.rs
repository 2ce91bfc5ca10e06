//! Telling that tasks are due: once some hours before, and once when their time is over.

use crate::{
    Argus, Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{TaskId, Timestamp, task::Nearness, timestamp::MILLIS_PER_DAY};
use argus_store::{Scope, case, setting, task};
use serde_json::json;

/// Tasks that are looked at at once.
const BATCH: u32 = 100;
const MILLIS_PER_HOUR: i64 = 3_600_000;
/// Days after which nobody is told any more that something is overdue: it was so before anybody was to be told.
const OVERDUE_DAYS: i64 = 7;

/// Each task in a transaction of its own, with a row of the log, which its assignees and policies are told of. Returns how
/// many were looked at.
pub async fn tell_due(argus: &Argus) -> Result<usize> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let hours = setting::telling(&mut conn).await?.settings.due_hours;
    let soon = ctx.now.plus_millis(i64::from(hours) * MILLIS_PER_HOUR);
    let long_ago = ctx.now.plus_millis(-OVERDUE_DAYS * MILLIS_PER_DAY);
    let spans = [(Nearness::Over, long_ago, ctx.now), (Nearness::Soon, ctx.now, soon)];
    let mut looked_at = 0;
    for (nearness, after, until) in spans {
        let ids = task::untold(&mut conn, nearness, after, until, BATCH).await?;
        looked_at += ids.len();
        for id in ids {
            tell(&ctx, nearness, id, after, until).await?;
        }
    }
    Ok(looked_at)
}

async fn tell(ctx: &Ctx, nearness: Nearness, id: TaskId, after: Timestamp, until: Timestamp) -> Result<()> {
    let everything = Scope::everything();
    let mut tx = ctx.argus.store().begin().await?;
    if !task::claim_told(&mut tx, nearness, id, after, until).await? {
        return Ok(());
    }
    let Some(found) = task::get(&mut tx, &everything, id).await? else { return Ok(()) };
    let Some(case) = case::get(&mut tx, &everything, found.case).await? else { return Ok(()) };
    let text = match (nearness, found.due) {
        (Nearness::Soon, Some(due)) => format!("The task “{}” is due at {due}", found.title),
        _ => format!("The task “{}” is overdue", found.title),
    };
    let done = Done {
        customer: Some(case.summary.customer.id),
        case: Some(found.case),
        detail: json!({
            "task": id, "title": found.title, "due": found.due, "assignees": found.assignees,
        }),
        ..Done::new(nearness.action(), text)
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
