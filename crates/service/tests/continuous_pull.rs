//! Whoever pulls by last update gets every event, also while others write and whatever their clocks say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey},
    customer::NewCustomer,
    event::{CustomerName, EndPoint},
};
use argus_ingest::{Format, RawEvent};
use argus_service::{Argus, Clock, Ctx, Settings, SystemRandom, customer, event};
use argus_testing::TestDatabase;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};

/// Stands still, and goes back now and then: as several servers' clocks look from the database.
#[derive(Debug)]
struct OddClock(AtomicI64);

impl Clock for OddClock {
    fn now(&self) -> Timestamp {
        let tick = self.0.fetch_add(1, Ordering::Relaxed);
        Timestamp::clamped(1_700_000_000_000 - tick % 7 * 1_000)
    }
}

fn raw(writer: usize, number: usize) -> RawEvent {
    // A third of them repeat what was there: aggregates that were pulled already are updated.
    let timestamp = Timestamp::clamped(1_600_000_000_000 + (number % 90) as i64 * 1_000_000);
    let content = format!("{{\"writer\":{writer},\"number\":{number}}}");
    RawEvent {
        source: EndPoint { address: "10.0.0.1".parse().ok(), port: Some(1) },
        ..RawEvent::new(timestamp, format!("SNORT-1:{}", number % 90), Format::Submission, content)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn loses_nothing_and_never_stalls() {
    const WRITERS: usize = 3;
    const BATCHES: usize = 20;
    const BATCH: usize = 40;
    const PAGE: u32 = 25;
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        let clock = Arc::new(OddClock(AtomicI64::new(0)));
        let argus = Argus::new(store, clock, Arc::new(SystemRandom), Settings::default());
        let ctx = Ctx::command(&argus);
        let new = NewCustomer { short_name: "demo".to_owned(), name: "Demo".to_owned() };
        let added = customer::add(&ctx, new).await.unwrap();
        let named = CustomerName { id: added.id, short_name: added.short_name, name: added.name };

        let done = Arc::new(AtomicBool::new(false));
        let reader = tokio::spawn(pull(ctx.clone(), done.clone(), PAGE));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (argus, named) = (argus.clone(), named.clone());
                tokio::spawn(async move {
                    for batch in 0..BATCHES {
                        let events: Vec<RawEvent> =
                            (batch * BATCH..(batch + 1) * BATCH).map(|number| raw(writer, number)).collect();
                        event::ingest(&Ctx::command(&argus), &named, &events).await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        done.store(true, Ordering::SeqCst);
        let pulled = reader.await.unwrap();

        // The last state of every aggregate was seen: all that was ever written is in the counts.
        let total: i64 = pulled.iter().map(|(_, count)| count).sum();
        assert_eq!(pulled.len(), 90);
        assert_eq!(total, (WRITERS * BATCHES * BATCH) as i64);
    }
}

/// As the requirement describes it: the next request continues from the last time seen, inclusively.
async fn pull(ctx: Ctx, done: Arc<AtomicBool>, page: u32) -> Vec<(String, i64)> {
    let sort = [EventSort { key: EventSortKey::LastUpdatedTimestamp, descending: false }];
    let mut since = None;
    let mut last_seen = std::collections::BTreeMap::new();
    let mut seen = BTreeSet::new();
    loop {
        let finishing = done.load(Ordering::SeqCst);
        let criteria = EventCriteria {
            start: Some(TimeExpr::At(Timestamp::MIN)),
            last_updated_since: since,
            ..EventCriteria::default()
        };
        let found = event::search(&ctx, &criteria, &sort, page, 0).await.unwrap();
        let mut news = false;
        for row in &found.page.rows {
            news |= seen.insert((row.last_updated, row.id.to_string()));
            last_seen.insert(row.id.to_string(), row.count);
        }
        let full = found.page.rows.len() == page as usize;
        assert!(news || !full, "a full page of what was seen before: the pull has stalled");
        since = found.page.rows.last().map(|row| row.last_updated).or(since);
        if !news && finishing {
            return last_seen.into_iter().collect();
        }
    }
}
