//! One task, from being taken to being settled.

use super::{
    call,
    listen::{Listener, Lost},
    outcome::Came,
    settle::settle,
    system,
};
use crate::{Argus, Ctx, Result, module::caller};
use argus_domain::module::Work;
use argus_store::module::task::{self as store, Taken};

/// Milliseconds after which a server that does not renew is given up on.
pub(super) const LEASE: i64 = 30_000;
/// Tries that are made in all.
pub(super) const MOST_TRIES: u32 = 5;

/// One task that this server has to do.
#[derive(Debug)]
pub struct Job {
    taken: Taken,
}

/// Takes what is due, if there is something that may run.
pub async fn next(argus: &Argus) -> Result<Option<Job>> {
    let now = argus.clock().now();
    // Most looks find nothing, and need not keep others from writing.
    let mut conn = argus.store().read().await?;
    if !store::is_due(&mut conn, now).await? {
        return Ok(None);
    }
    drop(conn);
    let server = argus.modules().map_or_else(|_| "unknown".to_owned(), |runtime| runtime.server().to_owned());
    let mut tx = argus.store().begin().await?;
    let taken = store::take(&mut tx, &server, now, now.plus_millis(LEASE)).await?;
    tx.commit().await?;
    Ok(taken.map(|taken| Job { taken }))
}

/// Does it, and writes what came of it.
pub async fn run(argus: &Argus, job: Job) -> Result<()> {
    let Job { taken } = job;
    let mut conn = argus.store().read().await?;
    let last = store::last_number(&mut conn, taken.id).await?;
    let ctx = caller::of_task(argus, &mut conn, &taken).await?;
    drop(conn);
    let mut listener = Listener::new(argus.clone(), taken.clone(), last);
    let (ctx, came) = match ctx {
        Err(reason) => (Ctx::system(argus), Came::failed(reason)),
        Ok(ctx) if taken.tries > MOST_TRIES => {
            (ctx, Came::failed("The server ended each time while this ran.".to_owned()))
        }
        Ok(ctx) => {
            let came = match &taken.work {
                Work::System { job } => system::run(&ctx, &taken, job, &mut listener).await,
                Work::Hook { .. } | Work::Pipeline => call::run(&ctx, &taken, &mut listener).await,
            };
            match came {
                Ok(came) => (ctx, came),
                Err(Lost::Taken) => {
                    tracing::warn!(task = %taken.id, "another server has taken a task that took too long to renew");
                    return Ok(());
                }
                Err(Lost::Error(error)) => return Err(error),
            }
        }
    };
    settle(&ctx, &taken, listener, came).await
}
