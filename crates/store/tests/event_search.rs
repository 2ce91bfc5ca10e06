//! Searches against an oracle that looks at every event, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AddressCriteria, Cidr, CustomerId, EventKey, EventQuery, Flag, Flags, Protocol, Severity, SignatureId,
    Timestamp,
    criteria::{EventSort, EventSortKey, Total},
    event::EndPoint,
};
use argus_store::{
    Scope, Store,
    event::{
        self, NewEvent,
        search::{Budget, search},
    },
    signature,
};
use argus_testing::TestDatabase;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::collections::BTreeSet;
use uuid::Uuid;

const DAY: i64 = 86_400_000;
const NOON: i64 = 17_000 * DAY + DAY / 2;

fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}

fn event(index: usize, customer: CustomerId, signature: SignatureId) -> NewEvent {
    let timestamp = Timestamp::clamped(NOON + index as i64);
    NewEvent {
        key: EventKey(EventKey::first_at(timestamp).0 + index as i64),
        uuid: Uuid::from_u128(index as u128 + 1),
        customer,
        signature,
        category: None,
        severity: Severity::Medium,
        protocol: Protocol(6),
        source: EndPoint::default(),
        destination: EndPoint::default(),
        count: 1,
        start: timestamp,
        end: timestamp,
        updated: timestamp,
        flags: Flags::NONE,
        window: None,
        first_raw: None,
    }
}

async fn put(store: &Store, events: &[NewEvent]) {
    let mut tx = store.begin().await.unwrap();
    event::insert(&mut tx, events).await.unwrap();
    let addresses = events.iter().flat_map(|event| [event.source.address, event.destination.address]);
    event::note_networks(&mut tx, addresses.flatten().collect()).await.unwrap();
    let times = events.iter().map(|event| (event.key.timestamp(), event.start, event.end));
    event::widen_reach(&mut tx, times.collect()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn names(store: &Store) -> (Vec<CustomerId>, Vec<SignatureId>) {
    let mut tx = store.begin().await.unwrap();
    let mut customers = Vec::new();
    for name in ["alpha", "beta", "gamma"] {
        customers.push(argus_store::customer::insert(&mut tx, name, name, Timestamp::MIN).await.unwrap());
    }
    let named = ["SNORT-1:1", "SNORT-1:2", "SNORT-1:3", "SNORT-1:4"].map(|name| signature::Named {
        name,
        alarm: Some("an alarm"),
        category: None,
    });
    let known = signature::resolve(&mut tx, &BTreeSet::from(named)).await.unwrap();
    tx.commit().await.unwrap();
    (customers, known.into_values().map(|known| known.id).collect())
}

fn any_query() -> EventQuery {
    EventQuery { severities: Severity::ALL.to_vec(), ..EventQuery::default() }
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
            let query = EventQuery { address, ..any_query() };
            let mut conn = store.read().await.unwrap();
            let scope = Scope::Everything;
            let found = search(&mut conn, &scope, &query, &[], 100, 0, Budget::INTERACTIVE).await.unwrap();
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

fn addresses() -> impl Strategy<Value = Cidr> {
    let v4 = (
        prop::sample::select(vec!["10.0.0.0", "10.0.0.1", "10.0.1.7", "192.168.1.33"]),
        prop::sample::select(vec![32u8, 32, 32, 24, 16, 8, 0]),
    );
    let v6 = (
        prop::sample::select(vec!["2001:db8::1", "2001:db8:1::2"]),
        prop::sample::select(vec![128u8, 48, 32, 0]),
    );
    prop_oneof![4 => v4, 1 => v6].prop_map(|(address, bits)| cidr(&format!("{address}/{bits}")))
}

fn ports() -> impl Strategy<Value = Option<u16>> {
    prop::option::of(prop::sample::select(vec![22u16, 80, 443]))
}

fn flags() -> impl Strategy<Value = Flags> {
    prop::collection::vec(prop::sample::select(vec![Flag::Blocked, Flag::Followup, Flag::Failure]), 0..2)
        .prop_map(|flags| flags.into_iter().collect())
}

prop_compose! {
    fn events(customers: Vec<CustomerId>, signatures: Vec<SignatureId>)(
        customer in prop::sample::select(customers), signature in prop::sample::select(signatures),
        severity in prop::sample::select(Severity::ALL.to_vec()), at in 0i64..4, before in 0i64..3_600_000,
        length in 0i64..7_200_000, updated in 0i64..50, source in prop::option::of(addresses()),
        destination in prop::option::of(addresses()), source_port in ports(), destination_port in ports(),
        flags in flags(), count in 1i64..4,
    ) -> NewEvent {
        let timestamp = Timestamp::clamped(NOON + at * DAY);
        let start = timestamp.plus_millis(-before);
        NewEvent {
            key: EventKey::first_at(timestamp), severity, flags, count, start, end: start.plus_millis(length),
            updated: Timestamp::clamped(NOON + updated),
            source: EndPoint { address: source, port: source_port },
            destination: EndPoint { address: destination, port: destination_port },
            ..event(0, customer, signature)
        }
    }
}

prop_compose! {
    fn queries(customers: Vec<CustomerId>, signatures: Vec<SignatureId>)(
        customers in prop::sample::subsequence(customers.clone(), 0..=customers.len()),
        signatures in prop::option::of(prop::sample::subsequence(signatures.clone(), 0..=signatures.len())),
        severities in prop::sample::subsequence(Severity::ALL.to_vec(), 1..=4),
        start in prop::option::of(-DAY..4 * DAY), end in prop::option::of(-DAY..5 * DAY),
        updated_since in prop::option::of(0i64..50),
        either in prop::collection::vec(addresses(), 0..2), source in prop::collection::vec(addresses(), 0..2),
        destination in prop::collection::vec(addresses(), 0..2),
        source_min_bits in prop::sample::select(vec![0u8, 0, 20, 33]), destination_min_bits in prop::sample::select(vec![0u8, 0, 12]),
        ports in prop::collection::vec(prop::sample::select(vec![22u16, 80]), 0..2),
        include_flags in flags(), exclude_flags in flags(), min_count in prop::option::of(1i64..4),
        narrow in 0u8..3,
    ) -> EventQuery {
        // Most criteria at once find nothing: keep a third of them each time.
        let keep = |part: u8| part == narrow;
        let at = |offset: Option<i64>| offset.map(|offset| Timestamp::clamped(NOON + offset));
        let mut query = any_query();
        if keep(0) {
            query.address = AddressCriteria { either, source, destination, source_min_bits, destination_min_bits };
        }
        if keep(1) {
            query = EventQuery { customers, signatures, severities, ports, updated_since: at(updated_since), ..query };
        }
        if keep(2) {
            query = EventQuery { include_flags, exclude_flags, min_count, ..query };
        }
        EventQuery { start: at(start), end: at(end), ..query }
    }
}

fn address_matches(asked: &[Cidr], min_bits: u8, stored: Option<Cidr>) -> bool {
    let Some(stored) = stored else { return false };
    let min_bits = min_bits.min(if stored.is_ipv4() { 32 } else { 128 });
    asked
        .iter()
        .any(|asked| *asked == stored || (asked.matches(&stored).is_some() && stored.bits() >= min_bits))
}

/// What the criteria mean, written down a second time.
fn matches(query: &EventQuery, event: &NewEvent) -> bool {
    let (from, to) = (query.start.unwrap_or_default(), query.end.unwrap_or(Timestamp::MAX));
    let within = |time: Timestamp| from <= time && time <= to;
    let address = &query.address;
    let either = address_matches(&address.either, address.source_min_bits, event.source.address)
        || address_matches(&address.either, address.destination_min_bits, event.destination.address);
    let port = |port: Option<u16>| port.is_some_and(|port| query.ports.contains(&port));
    (within(event.start) || within(event.end))
        && query.updated_since.is_none_or(|since| event.updated >= since)
        && (query.customers.is_empty() || query.customers.contains(&event.customer))
        && query.signatures.as_ref().is_none_or(|ids| ids.contains(&event.signature))
        && query.severities.contains(&event.severity)
        && (address.either.is_empty() || either)
        && (address.source.is_empty()
            || address_matches(&address.source, address.source_min_bits, event.source.address))
        && (address.destination.is_empty()
            || address_matches(&address.destination, address.destination_min_bits, event.destination.address))
        && (query.ports.is_empty() || port(event.source.port) || port(event.destination.port))
        && event.flags.intersection(query.include_flags) == query.include_flags
        && event.flags.intersection(query.exclude_flags).is_empty()
        && query.min_count.is_none_or(|count| event.count >= count)
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
        let (customers, signatures) = names(&store).await;
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let mut stored = prop::collection::vec(events(customers.clone(), signatures.clone()), 400)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        for (index, event) in stored.iter_mut().enumerate() {
            event.key.0 += index as i64;
            event.uuid = Uuid::from_u128(index as u128);
        }
        put(&store, &stored).await;

        let strategy = queries(customers.clone(), signatures.clone());
        let mut found_any = 0;
        for round in 0..300 {
            let query = strategy.new_tree(&mut runner).unwrap().current();
            let scope =
                if round % 3 == 0 { Scope::customers(customers[..2].to_vec()) } else { Scope::Everything };
            let (sort, by) = sorts()[round % sorts().len()];
            let mut expected: Vec<&NewEvent> = stored
                .iter()
                .filter(|event| scope.includes(event.customer) && matches(&query, event))
                .collect();
            expected.sort_by_key(|event| (by(event), event.key));
            if sort.descending {
                expected.sort_by_key(|event| std::cmp::Reverse((by(event), event.key)));
            }
            let mut conn = store.read().await.unwrap();
            let found =
                search(&mut conn, &scope, &query, &[sort], 1_000, 0, Budget::INTERACTIVE).await.unwrap();
            assert_eq!(found.total, Total::Exactly(expected.len() as u64), "{query:?}");
            let keys: BTreeSet<EventKey> = found.keys.iter().copied().collect();
            assert_eq!(keys, expected.iter().map(|event| event.key).collect(), "{query:?}");
            let value = |key: &EventKey| by(stored.iter().find(|event| event.key == *key).unwrap());
            let values: Vec<i64> = found.keys.iter().map(value).collect();
            assert_eq!(
                values,
                expected.iter().map(|event| by(event)).collect::<Vec<_>>(),
                "{sort:?} {query:?}"
            );

            // Pages make up the whole.
            let mut pages = Vec::new();
            for offset in (0..expected.len() + 50).step_by(50) {
                let page = search(&mut conn, &scope, &query, &[sort], 50, offset, Budget::INTERACTIVE)
                    .await
                    .unwrap();
                pages.extend(page.keys);
            }
            assert_eq!(pages, found.keys, "{sort:?} {query:?}");

            let (from, step) = (Timestamp::clamped(NOON - DAY), DAY / 4);
            let (counts, back_to) =
                event::histogram(&mut conn, &scope, &query, from, step, 100, 1_000_000).await.unwrap();
            assert_eq!(back_to, None);
            assert_eq!(counts.iter().flatten().sum::<u64>(), expected.len() as u64);
            found_any += u32::from(!expected.is_empty());
        }
        assert!(found_any > 100, "only {found_any} of 300 queries found anything");
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
        let query = EventQuery { address, ..any_query() };
        let scope = Scope::customers(vec![customers[1]]);
        let mut conn = store.read().await.unwrap();
        let found = search(&mut conn, &scope, &query, &[], 10_000, 0, Budget::INTERACTIVE).await.unwrap();
        let expected: Vec<EventKey> = events
            .iter()
            .rev()
            .filter(|event| event.customer == customers[1])
            .map(|event| event.key)
            .collect();
        assert_eq!(found.keys, expected);

        let budget = Budget { scanned: 600, ..Budget::INTERACTIVE };
        let stopped = search(&mut conn, &scope, &query, &[], 10_000, 0, budget).await.unwrap();
        assert!(stopped.searched_back_to.is_some() && stopped.keys.len() < expected.len());
        assert_eq!(stopped.keys, expected[..stopped.keys.len()]);
    }
}
