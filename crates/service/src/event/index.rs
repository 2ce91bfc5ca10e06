//! The column index beside the database: built in the background, then following what is written.

use crate::{Argus, Result};
use argus_domain::{CustomerId, EventKey, EventQuery, Timestamp};
use argus_event_index::Index;
use argus_store::{Conn, Scope, event};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// Answers what SQL would have to read every row for. Until it is built, and where it has grown beyond its
/// memory, it answers nothing and SQL does, within its bounds.
#[derive(Debug, Default)]
pub(crate) struct LiveIndex {
    index: Arc<RwLock<Index>>,
    /// Up to where it has followed the order of writing; `None` while it cannot be asked.
    followed: Mutex<Option<(Timestamp, EventKey)>>,
}

/// Rows of one step of building and following.
const STEP: u32 = 20_000;

/// Reads all events into the index. Searches go on meanwhile.
pub async fn build_index(argus: &Argus) -> Result<()> {
    let live = argus.index();
    let budget = argus.settings().index_memory;
    let mut conn = argus.store().read().await?;
    // What is written from here on is read again when the index follows.
    let from = event::last_written(&mut conn).await?;
    let mut before = EventKey(i64::MAX);
    loop {
        let rows = event::columns_before(&mut conn, before, STEP).await?;
        let Some(oldest) = rows.last() else { break };
        before = oldest.key;
        let index = live.index.clone();
        let bytes = blocking(move || {
            let mut index = index.write().unwrap_or_else(PoisonError::into_inner);
            index.put(rows);
            index.bytes()
        })
        .await;
        if bytes > budget {
            tracing::warn!(
                budget,
                "the column index is larger than its memory: counts and histograms are bounded"
            );
            *live.index.write().unwrap_or_else(PoisonError::into_inner) = Index::default();
            return Ok(());
        }
    }
    let index = live.index.clone();
    let (events, bytes) = blocking(move || {
        let mut index = index.write().unwrap_or_else(PoisonError::into_inner);
        index.shrink();
        (index.len(), index.bytes())
    })
    .await;
    tracing::info!(events, bytes, "built the column index");
    *live.followed.lock().await = Some((from, EventKey(i64::MAX)));
    Ok(())
}

impl LiveIndex {
    /// Whether the index can be asked: it then holds everything that was written before this call.
    pub(crate) async fn follow(&self, conn: &mut Conn, budget: usize) -> Result<bool> {
        let mut followed = self.followed.lock().await;
        let Some((mut updated, mut key)) = *followed else { return Ok(false) };
        loop {
            let rows = event::columns_written_after(conn, updated, key, STEP).await?;
            let Some(last) = rows.last() else { return Ok(true) };
            (updated, key) = (last.updated, last.key);
            let all = rows.len() < STEP as usize;
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            index.put(rows);
            if index.bytes() > budget {
                tracing::warn!(
                    budget,
                    "the column index has outgrown its memory: counts and histograms are bounded"
                );
                *index = Index::default();
                *followed = None;
                return Ok(false);
            }
            *followed = Some((updated, key));
            if all {
                return Ok(true);
            }
        }
    }

    pub(crate) async fn count(&self, query: &EventQuery, scope: &Scope) -> u64 {
        self.ask(query, scope, |index, query, customers| index.count(query, customers)).await
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
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("the index does not panic and is not aborted")
}
