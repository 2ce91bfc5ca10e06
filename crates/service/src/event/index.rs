//! The column index beside the database: built in the background, then following what is written.

use crate::{Argus, Ctx, Result};
use argus_domain::{CustomerId, EventKey, EventQuery, Timestamp, criteria::EventSort};
use argus_event_index::{Breakdown, Counted, Found, Index, Meanings, TooManyGroups};
use argus_store::{Conn, Scope, event, retention};
use std::{
    num::NonZero,
    sync::{Arc, PoisonError, RwLock},
};
use tokio::{sync::Mutex, task::JoinSet};

/// Answers what SQL would have to read every row for. Until it is built, and for days that there was no memory
/// for, it answers nothing and SQL does, within its bounds.
#[derive(Debug, Default)]
pub(crate) struct LiveIndex {
    index: Arc<RwLock<Index>>,
    /// Up to where it has followed what was written and removed; `None` while it cannot be asked.
    followed: Mutex<Option<Followed>>,
}

#[derive(Clone, Copy, Debug)]
struct Followed {
    /// The last event in the order of writing.
    updated: Timestamp,
    key: EventKey,
    /// The last note of what was removed.
    gone: i64,
}

/// Rows of one step of building and following.
const STEP: u32 = 20_000;
/// Days that are read at a time while building.
const READERS: usize = 4;

/// Reads events into the index, the newest first, as many as there is memory for. Searches go on meanwhile.
pub async fn build_index(argus: &Argus) -> Result<()> {
    let mut conn = argus.store().read().await?;
    // What is written from here on is read again when the index follows.
    let from = event::last_written(&mut conn).await?;
    let gone = retention::gone_since(&mut conn, 0).await?.last().map_or(0, |(note, ..)| *note);
    let days = Arc::new(Mutex::new(Days { read_from: None, is_over: false }));
    let readers = std::thread::available_parallelism().map_or(1, NonZero::get).min(READERS);
    let mut reading = JoinSet::new();
    for _ in 0..readers {
        reading.spawn(read_days(argus.clone(), days.clone()));
    }
    while let Some(read) = reading.join_next().await {
        read.expect("reading days does not panic and is not aborted")?;
    }
    tell_what_was_built(argus);
    *argus.index().followed.lock().await = Some(Followed { updated: from, key: EventKey(i64::MAX), gone });
    Ok(())
}

fn tell_what_was_built(argus: &Argus) {
    let index = argus.index().index.read().unwrap_or_else(PoisonError::into_inner);
    tracing::info!(events = index.len(), bytes = index.bytes(), "built the column index");
    if let Some(day) = index.first_day() {
        let (from, budget) = (EventKey::first_of_day(day).timestamp(), argus.settings().index_memory);
        tracing::warn!(budget, %from, "older events than this are not in the column index: its memory is full");
    }
}

/// What is still to be read.
struct Days {
    /// The oldest day that somebody reads or has read.
    read_from: Option<i64>,
    is_over: bool,
}

/// Reads one day after the other, each that nobody else reads.
async fn read_days(argus: Argus, days: Arc<Mutex<Days>>) -> Result<()> {
    let budget = argus.settings().index_memory;
    let mut conn = argus.store().read().await?;
    loop {
        let day = {
            let mut days = days.lock().await;
            if days.is_over {
                return Ok(());
            }
            let Some(day) = event::newest_day(&mut conn, days.read_from).await? else { return Ok(()) };
            days.read_from = Some(day);
            day
        };
        let mut after = None;
        loop {
            let rows = event::facts_of_day(&mut conn, day, after, STEP).await?;
            after = rows.last().map(|row| row.key);
            let all = rows.len() < STEP as usize;
            let index = argus.index().index.clone();
            let is_full = blocking(move || {
                let mut index = index.write().unwrap_or_else(PoisonError::into_inner);
                index.put(rows);
                if all {
                    index.shrink(day);
                }
                index.fit(budget) > 0
            })
            .await;
            if is_full {
                days.lock().await.is_over = true;
                return Ok(());
            }
            if all {
                break;
            }
        }
    }
}

/// Reads what was written since into the index, so that whoever asks next has less to wait for.
pub async fn follow_index(argus: &Argus) -> Result<()> {
    let mut conn = argus.store().read().await?;
    argus.index().follow(&mut conn, argus.settings().index_memory).await?;
    Ok(())
}

/// Events in the index, and the bytes that it takes.
pub fn index_size(argus: &Argus) -> (usize, usize) {
    let index = argus.index().index.read().unwrap_or_else(PoisonError::into_inner);
    (index.len(), index.bytes())
}

impl LiveIndex {
    /// Whether the index holds all that could match, with everything that was written before this call.
    pub(crate) async fn can_answer(&self, ctx: &Ctx, conn: &mut Conn, query: &EventQuery) -> Result<bool> {
        let covers = || self.index.read().unwrap_or_else(PoisonError::into_inner).can_answer(query);
        if !covers() || !self.follow(conn, ctx.argus.settings().index_memory).await? {
            return Ok(false);
        }
        Ok(covers())
    }

    async fn follow(&self, conn: &mut Conn, budget: usize) -> Result<bool> {
        let mut followed = self.followed.lock().await;
        let Some(mut at) = *followed else { return Ok(false) };
        for (note, customer, before) in retention::gone_since(conn, at.gone).await? {
            self.index.write().unwrap_or_else(PoisonError::into_inner).forget(customer, before);
            at.gone = note;
            *followed = Some(at);
        }
        loop {
            let rows = event::facts_written_after(conn, at.updated, at.key, STEP).await?;
            let Some(last) = rows.last() else { return Ok(true) };
            (at.updated, at.key) = (last.updated, last.key);
            let all = rows.len() < STEP as usize;
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            index.put(rows);
            if index.fit(budget) > 0 {
                tracing::warn!(budget, "the column index is full: its oldest day was left out");
            }
            *followed = Some(at);
            if all {
                return Ok(true);
            }
        }
    }

    pub(crate) async fn count(&self, query: &EventQuery, scope: &Scope) -> u64 {
        self.ask(query, scope, |index, query, customers| index.count(query, customers)).await
    }

    pub(crate) async fn search(
        &self,
        query: &EventQuery,
        scope: &Scope,
        sort: &[EventSort],
        needed: usize,
        after: Option<EventKey>,
    ) -> Found {
        let sort = sort.to_vec();
        self.ask(query, scope, move |index, query, customers| {
            index.search(query, customers, &sort, needed, after)
        })
        .await
    }

    pub(crate) async fn histogram(
        &self,
        query: &EventQuery,
        scope: &Scope,
        from: Timestamp,
        step: i64,
        buckets: usize,
    ) -> Vec<[u64; 4]> {
        self.ask(query, scope, move |index, query, customers| {
            index.histogram(query, customers, from, step, buckets)
        })
        .await
    }

    pub(crate) async fn statistics(
        &self,
        query: &EventQuery,
        scope: &Scope,
        breakdown: Breakdown,
        meanings: impl Meanings + Send + 'static,
    ) -> Result<Counted, TooManyGroups> {
        self.ask(query, scope, move |index, query, customers| {
            index.statistics(query, customers, &breakdown, &meanings)
        })
        .await
    }

    async fn ask<T: Send + 'static>(
        &self,
        query: &EventQuery,
        scope: &Scope,
        ask: impl FnOnce(&Index, &EventQuery, Option<&[CustomerId]>) -> T + Send + 'static,
    ) -> T {
        let (index, query) = (self.index.clone(), query.clone());
        let customers = scope.narrow(&query.customers);
        blocking(move || {
            ask(&index.read().unwrap_or_else(PoisonError::into_inner), &query, customers.as_deref())
        })
        .await
    }
}

/// Looking at millions of rows takes milliseconds of a processor, which other requests want too.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("the index does not panic and is not aborted")
}
