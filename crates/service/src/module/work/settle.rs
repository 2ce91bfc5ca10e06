//! Writing what came of a task, with what it changed, in one transaction.

use super::{listen::Listener, outcome::Came, run::LEASE};
use crate::{Ctx, Error, Result, module::apply::apply};
use argus_domain::module::{LogLevel, TaskState, TaskTry};
use argus_store::module::task::{self as store, Settled, Taken};

/// Tries that are told.
const TOLD: usize = 20;

pub(super) async fn settle(ctx: &Ctx, taken: &Taken, mut listener: Listener, mut came: Came) -> Result<()> {
    let ctx = ctx.again();
    let mut tx = ctx.argus.store().begin().await?;
    // Whoever has renewed it is the only one who applies what it wants.
    let now = ctx.now;
    match store::renew(&mut tx, taken, now.plus_millis(LEASE), None, now).await? {
        None => {
            tracing::warn!(task = %taken.id, "another server has taken a task that took too long to renew");
            return Ok(());
        }
        Some(true) if came.state != TaskState::Cancelled => came = Came::cancelled(),
        Some(_) => {}
    }
    if came.state == TaskState::Succeeded {
        let changes = listener.take_changes();
        tx.begin_part().await?;
        match apply(&mut tx, &ctx, taken.case, &taken.input.objects, &changes).await {
            Ok(changed) => {
                tx.keep_part().await?;
                store::put_changes(&mut tx, taken.id, &changed).await?;
            }
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tx.undo_part().await?;
                let text = format!("Nothing of what it wants was changed: {error}");
                listener.note(LogLevel::Error, text.clone());
                came = Came { result: came.result, ..Came::failed(text) };
            }
        }
    }
    let (lines, progress) = listener.end();
    store::append_log(&mut tx, taken.id, &lines).await?;
    let mut attempts = taken.attempts.clone();
    attempts.push(TaskTry {
        started: taken.started,
        ended: now,
        state: came.state,
        message: came.message.clone(),
        server: ctx.argus.modules_made().map(|runtime| runtime.server().to_owned()).unwrap_or_default(),
    });
    let settled = Settled {
        state: came.state,
        next: came.pause.map(|pause| now.plus_millis(pause)),
        progress,
        message: came.message,
        result: came.result,
        traceback: came.traceback,
        attempts: attempts.split_off(attempts.len().saturating_sub(TOLD)),
        now,
    };
    let state = settled.state;
    store::settle(&mut tx, taken, settled).await?;
    tx.commit().await?;
    tracing::debug!(task = %taken.id, module = taken.module_name, state = state.name(), "a module's task");
    Ok(())
}
