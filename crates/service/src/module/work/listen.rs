//! Listening to a module while it runs: its log and progress are written down as they come, the task is renewed, and it is
//! ended when somebody cancels it.

use super::run::LEASE;
use crate::{
    Argus, Ctx, Error, Result,
    module::{answer::answer, ear::Ear},
};
use argus_dim_host::Heard;
use argus_domain::module::{LogLevel, LogLine, Progress};
use argus_store::{
    StoreError,
    module::task::{self as store, Taken},
};
use serde_json::Value;
use std::{
    future::Future,
    pin::pin,
    time::{Duration, Instant},
};
use tokio::sync::mpsc;

/// How often what was heard is written down, and how often the task is renewed where nothing was.
const WRITE: Duration = Duration::from_millis(300);
const RENEW: Duration = Duration::from_secs(5);

/// Why a task is not settled.
#[derive(Debug)]
pub(super) enum Lost {
    /// Another server has it.
    Taken,
    Error(Error),
}

impl From<Error> for Lost {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<StoreError> for Lost {
    fn from(error: StoreError) -> Self {
        Self::Error(error.into())
    }
}

#[derive(Debug)]
pub(super) struct Listener {
    argus: Argus,
    taken: Taken,
    ear: Ear,
    renewed: Instant,
    is_cancelled: bool,
}

impl Listener {
    /// Its log goes on after the line `last`.
    pub(super) fn new(argus: Argus, taken: Taken, last: u32) -> Self {
        Self { argus, taken, ear: Ear::after(last), renewed: Instant::now(), is_cancelled: false }
    }

    /// Waits for what `calling` comes to, and listens meanwhile; questions are answered as `ctx` may know. Whoever cancels
    /// it ends `calling` by hearing it no more.
    pub(super) async fn until<T>(
        &mut self,
        ctx: &Ctx,
        mut hears: mpsc::Receiver<Heard>,
        calling: impl Future<Output = T>,
    ) -> Result<T, Lost> {
        let mut calling = pin!(calling);
        let mut beat = tokio::time::interval(WRITE);
        let outcome = loop {
            tokio::select! {
                outcome = &mut calling => break outcome,
                Some(heard) = hears.recv() => self.hear(ctx, heard).await,
                _ = beat.tick() => {
                    self.keep().await?;
                    if self.is_cancelled {
                        hears.close();
                    }
                }
            }
        };
        while let Ok(heard) = hears.try_recv() {
            self.hear(ctx, heard).await;
        }
        Ok(outcome)
    }

    async fn hear(&mut self, ctx: &Ctx, heard: Heard) {
        if let Some(asked) = self.ear.hear(heard, self.argus.clock().now()) {
            // Who asked may be gone by now.
            let _ = asked.answer.send(answer(ctx, &asked.question).await);
        }
    }

    /// Writes down what was heard, and renews the task; neither where it is not time.
    pub(super) async fn keep(&mut self) -> Result<(), Lost> {
        if !self.ear.has_news() && self.renewed.elapsed() < RENEW {
            return Ok(());
        }
        let now = self.argus.clock().now();
        let mut tx = self.argus.store().begin().await?;
        let progress = self.ear.progress.take();
        let renewed =
            store::renew(&mut tx, &self.taken, now.plus_millis(LEASE), progress.as_ref(), now).await?;
        let Some(is_cancelled) = renewed else { return Err(Lost::Taken) };
        store::append_log(&mut tx, self.taken.id, &self.ear.lines).await?;
        tx.commit().await?;
        self.ear.lines.clear();
        self.renewed = Instant::now();
        self.is_cancelled |= is_cancelled;
        Ok(())
    }

    pub(super) const fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }

    /// A line of Argus itself.
    pub(super) fn note(&mut self, level: LogLevel, text: impl Into<String>) {
        self.ear.note(self.argus.clock().now(), level, text.into());
    }

    pub(super) fn progress(&mut self, done: u64, total: u64, text: &str) {
        self.ear.progress = Some(Progress { done, total: Some(total), text: Some(text.to_owned()) });
    }

    /// What the module wants changed.
    pub(super) fn take_changes(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.ear.changes)
    }

    /// What is not written down yet.
    pub(super) fn end(self) -> (Vec<LogLine>, Option<Progress>) {
        (self.ear.lines, self.ear.progress)
    }
}
