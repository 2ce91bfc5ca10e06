//! What Argus does from time to time, and installing: tasks like those of modules.

use super::{
    listen::{Listener, Lost},
    outcome::Came,
};
use crate::{
    Argus, Ctx, Result, attachment, delivery,
    module::{
        manage,
        queue::{Priority, Wanted, enqueue},
    },
    notification, policy, retention, session,
};
use argus_domain::module::{LogLevel, Work};
use argus_store::module::task::{self as store, Input, SYSTEM, Taken};

const HOUSEKEEPING: &str = "housekeeping";
/// Milliseconds between two of them.
const EVERY: i64 = 3_600_000;
/// How long tasks are kept after they ended, in milliseconds: 90 days.
const KEPT: i64 = 90 * 24 * 3_600_000;
/// Tasks that are removed in one transaction.
const BATCH: u32 = 500;

/// Puts what is due into the queue, once, whichever server looks first. Whether there was something.
pub async fn schedule(argus: &Argus) -> Result<bool> {
    let ctx = Ctx::system(argus);
    let mut tx = argus.store().begin().await?;
    if !store::claim_job(&mut tx, HOUSEKEEPING, ctx.now, ctx.now.plus_millis(EVERY)).await? {
        return Ok(false);
    }
    let wanted = Wanted {
        module: SYSTEM,
        module_name: "argus.housekeeping",
        work: Work::System { job: HOUSEKEEPING.to_owned() },
        case: None,
        customer: None,
        input: Input::default(),
        priority: Priority::System as i64,
        again_of: None,
    };
    enqueue(&mut tx, &ctx, wanted).await?;
    tx.commit().await?;
    Ok(true)
}

pub(super) async fn run(ctx: &Ctx, taken: &Taken, job: &str, listener: &mut Listener) -> Result<Came, Lost> {
    match job {
        HOUSEKEEPING => housekeeping(&ctx.argus, listener).await,
        manage::INSTALL => super::install::run(ctx, taken, listener).await,
        unknown => Ok(Came::failed(format!("There is no job {unknown:?}."))),
    }
}

/// Each step by itself: what one of them cannot do, the next does all the same.
async fn housekeeping(argus: &Argus, listener: &mut Listener) -> Result<Came, Lost> {
    const STEPS: u64 = 7;
    let system = Ctx::system(argus);
    let (mut removed, mut failed) = (0, 0);
    for step in 0..STEPS {
        let (what, done) = match step {
            0 => ("ended sessions", session::forget_ended(&system).await),
            1 => {
                ("events that were too old", retention::apply(argus).await.map(|(events, raw)| events + raw))
            }
            2 => ("deliveries that were too old", delivery::expire(argus).await),
            3 => ("what notification policies told long ago", policy::forget(argus).await),
            4 => ("files that no case needs", attachment::sweep(argus).await),
            5 => ("notifications that were too old", notification::expire(argus).await),
            _ => ("tasks that ended long ago", forget(argus).await),
        };
        match done {
            Ok(0) => {}
            Ok(number) => {
                removed += number;
                listener.note(LogLevel::Info, format!("Removed {what}: {number}"));
            }
            Err(error) => {
                failed += 1;
                tracing::warn!(%error, what, "housekeeping could not remove something");
                listener.note(LogLevel::Error, format!("Could not remove {what}: the server's log says why"));
            }
        }
        listener.progress(step + 1, STEPS, what);
        listener.keep().await?;
    }
    Ok(match failed {
        0 => Came::succeeded(Some(format!("Removed {removed}."))),
        _ => Came::failed(format!("{failed} of {STEPS} steps failed.")),
    })
}

async fn forget(argus: &Argus) -> Result<u64> {
    let before = argus.clock().now().plus_millis(-KEPT);
    let mut removed = 0;
    loop {
        let mut tx = argus.store().begin().await?;
        let some = store::forget(&mut tx, before, BATCH).await?;
        tx.commit().await?;
        removed += some;
        if some < u64::from(BATCH) {
            return Ok(removed);
        }
    }
}
