//! Searches against an oracle that looks at every event, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod oracle;
mod support;

use argus_domain::{
    AddressCriteria, CustomerId, EventKey, EventQuery, EventRecord, SignatureId, Timestamp,
    criteria::{EventSort, EventSortKey, Total},
    event::EndPoint,
};
use argus_store::{
    Conn, Scope,
    event::{
        self, Candidate, NewEvent,
        search::{Budget, Found, Wanted},
    },
};
use argus_testing::TestDatabase;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::collections::BTreeSet;
use support::{NOON, cidr, first, names, put};
use uuid::Uuid;

/// One a millisecond.
fn event(index: usize, customer: CustomerId, signature: SignatureId) -> NewEvent {
    let index = index as i64;
    NewEvent { customer, signature, ..support::event(Timestamp::clamped(NOON + index), index) }
}

/// The newest first unless `sort` says otherwise.
async fn search(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    sort: &[EventSort],
    limit: usize,
    offset: usize,
    budget: Budget,
) -> Found {
    let check = |candidate: &Candidate| {
        let record = EventRecord { kind: candidate.kind, properties: &candidate.submitted, sensor: None };
        query.matches(&candidate.facts, record)
    };
    let check = query.needs_record().then_some(&check as event::search::Check<'_>);
    let wanted = Wanted { offset, budget, check, ..first(limit, sort) };
    event::search::search(conn, scope, query, wanted).await.unwrap()
}

/// The requirement's own example, word for word.
#[tokio::test]
async fn a_range_finds_what_it_contains_and_what_covers_it() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        let (customers, signatures) = names(&store).await;
        let stored = [
            "192.168.1.32/28",
            "192.168.1.33",
            "192.168.1.40/29",
            "192.168.1.0/24",
            "0.0.0.0/0",
            "192.168.1.48",
            "::/0",
        ];
        let events: Vec<NewEvent> = stored
            .iter()
            .enumerate()
            .map(|(index, address)| NewEvent {
                source: EndPoint { address: Some(cidr(address)), port: None },
                ..event(index, customers[0], signatures[0])
            })
            .collect();
        put(&store, &events).await;
        let ask = async |asked: &str, min_bits: u8| {
            let address = AddressCriteria {
                either: vec![cidr(asked)],
                source_min_bits: min_bits,
                destination_min_bits: min_bits,
                ..AddressCriteria::default()
            };
            let query = EventQuery { address, ..EventQuery::default() };
            let mut conn = store.read().await.unwrap();
            let scope = Scope::everything();
            let found = search(&mut conn, &scope, &query, &[], 100, 0, Budget::INTERACTIVE).await;
            let index = |key: &EventKey| events.iter().position(|event| event.key == *key).unwrap();
            let mut indexes: Vec<_> = found.keys.iter().map(index).collect();
            indexes.sort_unstable();
            indexes.into_iter().map(|index| stored[index]).collect::<Vec<_>>()
        };
        assert_eq!(ask("192.168.1.32/28", 0).await, stored[..5]);
        // Wider than /24 is not wanted any more; the range that was written still is.
        assert_eq!(ask("192.168.1.32/28", 24).await, stored[..4]);
        assert_eq!(ask("192.168.1.32/28", 29).await, ["192.168.1.32/28", "192.168.1.33", "192.168.1.40/29"]);
        assert_eq!(ask("0.0.0.0/0", 8).await, stored[..6]);
        assert_eq!(ask("2001:db8::1", 0).await, ["::/0"]);
    }
}

type SortedBy = fn(&NewEvent) -> i64;

fn sorts() -> Vec<(EventSort, SortedBy)> {
    let sort = |key, descending| EventSort { key, descending };
    vec![
        (sort(EventSortKey::Timestamp, true), |event| event.key.0),
        (sort(EventSortKey::Timestamp, false), |event| event.key.0),
        (sort(EventSortKey::LastUpdatedTimestamp, false), |event| event.updated.millis()),
        (sort(EventSortKey::LastUpdatedTimestamp, true), |event| event.updated.millis()),
        (sort(EventSortKey::Severity, true), |event| event.severity as i64),
        (sort(EventSortKey::Count, false), |event| event.count),
        (sort(EventSortKey::EndTimestamp, false), |event| event.end.millis()),
    ]
}

#[tokio::test]
async fn agrees_with_an_oracle() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        let world = oracle::world(&store).await;
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let mut stored = prop::collection::vec(oracle::events(world.clone()), 400)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        for (index, (event, ..)) in stored.iter_mut().enumerate() {
            event.key.0 += index as i64;
            event.uuid = Uuid::from_u128(index as u128);
        }
        put(&store, &stored.iter().map(|(event, ..)| event.clone()).collect::<Vec<_>>()).await;
        oracle::put_rest(&store, &stored).await;

        let strategy = oracle::queries(world.clone());
        let mut found_some = 0;
        for round in 0..400 {
            let query = strategy.new_tree(&mut runner).unwrap().current();
            let scope = if round % 3 == 0 {
                Scope::customers(world.customers[..2].to_vec())
            } else {
                Scope::everything()
            };
            let (sort, by) = sorts()[round % sorts().len()];
            let mut expected: Vec<&NewEvent> = stored
                .iter()
                .filter(|stored| scope.includes(stored.0.customer) && oracle::matches(&world, &query, stored))
                .map(|(event, ..)| event)
                .collect();
            expected.sort_by_key(|event| (by(event), event.key));
            if sort.descending {
                expected.sort_by_key(|event| std::cmp::Reverse((by(event), event.key)));
            }
            let mut conn = store.read().await.unwrap();
            for query in [query.clone(), query.clone().simplified()] {
                let found = search(&mut conn, &scope, &query, &[sort], 1_000, 0, Budget::INTERACTIVE).await;
                assert_eq!(found.total, Total::Exactly(expected.len() as u64), "{query:?}");
                let keys: BTreeSet<EventKey> = found.keys.iter().copied().collect();
                assert_eq!(keys, expected.iter().map(|event| event.key).collect(), "{query:?}");
                let value =
                    |key: &EventKey| by(&stored.iter().find(|(event, ..)| event.key == *key).unwrap().0);
                let values: Vec<i64> = found.keys.iter().map(value).collect();
                assert_eq!(
                    values,
                    expected.iter().map(|event| by(event)).collect::<Vec<_>>(),
                    "{sort:?} {query:?}"
                );

                // Pages make up the whole.
                let mut pages = Vec::new();
                for offset in (0..expected.len() + 50).step_by(50) {
                    let page =
                        search(&mut conn, &scope, &query, &[sort], 50, offset, Budget::INTERACTIVE).await;
                    pages.extend(page.keys);
                }
                assert_eq!(pages, found.keys, "{sort:?} {query:?}");
            }
            if !query.needs_record() {
                let (facts_found, back_to) =
                    event::matching(&mut conn, &scope, &query, 1_000_000, None).await.unwrap();
                assert_eq!(back_to, None);
                assert_eq!(facts_found.len(), expected.len());
                for found in &facts_found {
                    let stored = stored.iter().find(|(event, ..)| event.key == found.key).unwrap();
                    assert_eq!(*found, oracle::facts(&world, stored));
                }
            }
            found_some += u32::from(!expected.is_empty() && expected.len() < 300);
        }
        assert!(found_some > 120, "only {found_some} of 400 queries found some");
    }
}

/// Days with more candidates than are read at once are walked in time order instead.
#[tokio::test]
async fn a_dense_day_gives_the_same() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        let (customers, signatures) = names(&store).await;
        let events: Vec<NewEvent> = (0..7_000)
            .map(|index| NewEvent {
                source: EndPoint {
                    address: Some(cidr(if index % 100 == 0 { "10.0.0.0/8" } else { "10.1.2.3" })),
                    port: None,
                },
                ..event(index, customers[index % 3], signatures[0])
            })
            .collect();
        put(&store, &events).await;
        let address = AddressCriteria { source: vec![cidr("10.1.0.0/16")], ..AddressCriteria::default() };
        let query = EventQuery { address, ..EventQuery::default() };
        let scope = Scope::customers(vec![customers[1]]);
        let mut conn = store.read().await.unwrap();
        let found = search(&mut conn, &scope, &query, &[], 10_000, 0, Budget::INTERACTIVE).await;
        let expected: Vec<EventKey> = events
            .iter()
            .rev()
            .filter(|event| event.customer == customers[1])
            .map(|event| event.key)
            .collect();
        assert_eq!(found.keys, expected);

        let budget = Budget { scanned: 600, ..Budget::INTERACTIVE };
        let stopped = search(&mut conn, &scope, &query, &[], 10_000, 0, budget).await;
        assert!(stopped.searched_back_to.is_some() && stopped.keys.len() < expected.len());
        assert_eq!(stopped.keys, expected[..stopped.keys.len()]);
    }
}
