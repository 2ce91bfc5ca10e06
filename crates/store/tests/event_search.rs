//! Searches against an oracle that looks at every event, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AddressCriteria, CaseId, Cidr, Country, CustomerId, EventFacts, EventKey, EventQuery, EventRecord,
    EventType, Flag, Flags, LocationId, Place, PlaceId, PropertyCriteria, Protocol, Severity, SignatureId,
    SubMode, SubQuery, TimeFields, Timestamp, WebDomainId,
    criteria::{EventSort, EventSortKey, Total},
    event::{EndPoint, GeoLocation},
};
use argus_store::{
    Conn, Scope, Store, case,
    event::{
        self, Candidate, NewEvent, SubmittedDetail,
        search::{Budget, Found, Wanted},
    },
    place, signature, user, web_domain,
};
use argus_testing::TestDatabase;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
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
        source_place: None,
        destination_place: None,
        location: None,
        domain: None,
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
    for event in events {
        event::note_far(&mut tx, event.key).await.unwrap();
    }
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
    let wanted = Wanted { kind: EventType::Aggregated, sort, limit, offset, after: None, budget, check };
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
            let scope = Scope::Everything;
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

/// An event, the cases it is linked to, and a property.
type Stored = (NewEvent, Vec<CaseId>, Option<String>);

/// What events of the test are made of.
#[derive(Clone, Debug)]
struct World {
    customers: Vec<CustomerId>,
    signatures: Vec<SignatureId>,
    places: Vec<Place>,
    domains: Vec<WebDomainId>,
    cases: Vec<CaseId>,
}

prop_compose! {
    fn events(world: World)(
        customer in prop::sample::select(world.customers), signature in prop::sample::select(world.signatures),
        severity in prop::sample::select(Severity::ALL.to_vec()), at in 0i64..4,
        before in prop_oneof![4 => 0i64..3_600_000, 1 => -3 * DAY..3 * DAY],
        length in prop_oneof![4 => 0i64..7_200_000, 1 => 0i64..5 * DAY], updated in 0i64..50, (source, destination) in (prop::option::of(addresses()), prop::option::of(addresses())),
        (source_port, destination_port) in (ports(), ports()),
        (source_place, destination_place) in (prop::option::of(prop::sample::select(world.places.clone())), prop::option::of(prop::sample::select(world.places))),
        (location, deleted) in (prop::option::of(1i64..3), prop::bool::weighted(0.1)),
        domain in prop::option::of(prop::sample::select(world.domains)),
        cases in prop_oneof![2 => Just(Vec::new()), 1 => prop::sample::subsequence(world.cases, 1..=2)],
        property in prop::option::of(prop::sample::select(vec!["curl/8.1", "Mozilla 5"])),
        flags in flags(), count in 1i64..4,
    ) -> Stored {
        let timestamp = Timestamp::clamped(NOON + at * DAY);
        let start = timestamp.plus_millis(-before);
        let event = NewEvent {
            key: EventKey::first_at(timestamp), severity,
            flags: if deleted { flags.union(Flags::DELETED) } else { flags }, count, start, end: start.plus_millis(length),
            updated: Timestamp::clamped(NOON + updated),
            source: EndPoint { address: source, port: source_port },
            destination: EndPoint { address: destination, port: destination_port },
            source_place: source_place.map(|place| place.id), destination_place: destination_place.map(|place| place.id),
            location: location.map(LocationId), domain,
            ..event(0, customer, signature)
        };
        (event, cases, property.map(str::to_owned))
    }
}

fn time_fields() -> impl Strategy<Value = TimeFields> {
    let chosen = prop::sample::subsequence(TimeFields::ALL.to_vec(), 1..=5);
    prop_oneof![
        2 => Just(TimeFields::default()),
        1 => (chosen, any::<bool>()).prop_map(|(fields, all)| if all { TimeFields::every(fields) } else { TimeFields::any(fields) }),
    ]
}

fn countries() -> impl Strategy<Value = Vec<Country>> {
    prop::collection::vec(prop::sample::select(vec!["NO", "US"]).prop_map(|code| code.parse().unwrap()), 0..2)
}

prop_compose! {
    fn blocks(world: World)(
        customers in prop::sample::subsequence(world.customers.clone(), 0..=world.customers.len()),
        signatures in prop::option::of(prop::sample::subsequence(world.signatures.clone(), 0..=world.signatures.len())),
        severities in prop::sample::subsequence(Severity::ALL.to_vec(), 1..=4),
        (start, end, time_fields) in (prop::option::of(-DAY..4 * DAY), prop::option::of(-DAY..5 * DAY), time_fields()),
        updated_since in prop::option::of(0i64..50),
        either in prop::collection::vec(addresses(), 0..2), source in prop::collection::vec(addresses(), 0..2),
        destination in prop::collection::vec(addresses(), 0..2),
        (source_min_bits, destination_min_bits) in (prop::sample::select(vec![0u8, 0, 20, 33]), prop::sample::select(vec![0u8, 0, 12])),
        (ports, destination_ports) in (prop::collection::vec(prop::sample::select(vec![22u16, 80]), 0..2), prop::collection::vec(prop::sample::select(vec![22u16, 80]), 0..2)),
        (include_flags, exclude_flags, min_count) in (flags(), flags(), prop::option::of(1i64..4)),
        (countries, source_countries, destination_countries) in (countries(), countries(), countries()),
        (domains, locations) in (prop::option::of(prop::sample::subsequence(world.domains.clone(), 0..=world.domains.len())), prop::collection::vec((0i64..3).prop_map(LocationId), 0..2)),
        cases in prop::sample::subsequence([vec![CaseId(0)], world.cases].concat(), 0..=2),
        (value, tokenized) in (prop::sample::select(vec!["curl/8.1", "mozilla"]), any::<bool>()),
        narrow in 0u8..7,
    ) -> EventQuery {
        // Most criteria at once find nothing: keep a part of them each time.
        let at = |offset: Option<i64>| offset.map(|offset| Timestamp::clamped(NOON + offset));
        let query = EventQuery::default();
        match narrow {
            0 => EventQuery { address: AddressCriteria { either, source, destination, source_min_bits, destination_min_bits }, start: at(start), ..query },
            1 => EventQuery { customers, signatures, severities, ports, updated_since: at(updated_since), start: at(start), ..query },
            2 => EventQuery { include_flags, exclude_flags, min_count, destination_ports, include_deleted: true, end: at(end), ..query },
            3 => EventQuery { countries, source_countries, destination_countries, ..query },
            4 => EventQuery { domains, locations, cases, ..query },
            5 => EventQuery { start: at(start), end: at(end), time_fields, days: Some((17_000, 17_002)), ..query },
            _ => {
                let property = PropertyCriteria { key: "agent".to_owned(), values: vec![value.to_owned()], all: false, tokenized };
                EventQuery { customers, properties: vec![property], ..query }
            }
        }
    }
}

fn queries(world: World) -> impl Strategy<Value = EventQuery> {
    let mode = prop::sample::select(vec![SubMode::Any, SubMode::Required, SubMode::Exclude]);
    let with_sub = |inner: BoxedStrategy<EventQuery>| {
        let sub = prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec((mode.clone(), inner.clone()), 0..3)];
        (inner, sub).prop_map(|(query, sub)| {
            let sub = sub.into_iter().map(|(mode, query)| SubQuery { mode, query }).collect();
            EventQuery { sub, ..query }
        })
    };
    with_sub(with_sub(blocks(world).boxed()).boxed())
}

fn facts(world: &World, (event, cases, _): &Stored) -> EventFacts {
    let place = |id: Option<PlaceId>| world.places.iter().copied().find(|place| Some(place.id) == id);
    EventFacts {
        key: event.key,
        uuid: event.uuid,
        customer: event.customer,
        signature: event.signature,
        category: event.category,
        severity: event.severity,
        protocol: event.protocol,
        source: event.source,
        destination: event.destination,
        source_place: place(event.source_place),
        destination_place: place(event.destination_place),
        location: event.location.unwrap_or_default(),
        domain: event.domain,
        count: event.count,
        start: event.start,
        end: event.end,
        updated: event.updated,
        assessed: None,
        flags: if cases.is_empty() { event.flags } else { event.flags.union(Flags::LINKED) },
        cases: cases.clone(),
    }
}

fn properties((_, _, property): &Stored) -> BTreeMap<String, String> {
    property.iter().map(|value| ("agent".to_owned(), value.clone())).collect()
}

fn matches(world: &World, query: &EventQuery, stored: &Stored) -> bool {
    let record = EventRecord { kind: EventType::Aggregated, properties: &properties(stored), sensor: None };
    query.matches(&facts(world, stored), record)
}

async fn world(store: &Store) -> World {
    let (customers, signatures) = names(store).await;
    let mut tx = store.begin().await.unwrap();
    let mut places = Vec::new();
    for (country, name) in [("NO", "Oslo"), ("NO", "Bergen"), ("US", ""), ("", "at sea")] {
        let country = country.parse().ok();
        let geo = GeoLocation { country, name: name.to_owned(), latitude: Some(1.5), longitude: Some(-2.25) };
        let id = place::resolve(&mut tx, &geo).await.unwrap();
        assert_eq!(place::resolve(&mut tx, &geo).await.unwrap(), id);
        assert_eq!(place::of_ids(&mut tx, &BTreeSet::from([id])).await.unwrap()[&id], geo);
        places.push(Place { id, country });
    }
    let domains = web_domain::resolve(&mut tx, &BTreeSet::from(["a.example", "b.example"])).await.unwrap();
    let user = user::insert(
        &mut tx,
        &user::NewUser {
            login: "anna",
            name: "Anna",
            password_hash: "",
            must_change_password: false,
            time_zone: "UTC",
        },
        Timestamp::MIN,
    )
    .await
    .unwrap();
    let mut cases = Vec::new();
    for name in ["one", "two"] {
        let new = case::InsertCase {
            customer: customers[0],
            name,
            description: "",
            classification: None,
            soc_ticket: None,
            opened_by: user,
            now: Timestamp::MIN,
        };
        cases.push(case::insert(&mut tx, &new).await.unwrap());
    }
    tx.commit().await.unwrap();
    World { customers, signatures, places, domains: domains.into_values().collect(), cases }
}

async fn put_rest(store: &Store, events: &[Stored]) {
    let mut tx = store.begin().await.unwrap();
    for stored @ (event, cases, property) in events {
        event::link_cases(&mut tx, event.key, cases).await.unwrap();
        if property.is_some() {
            let properties = properties(stored);
            let detail = SubmittedDetail {
                domain: None,
                uri: None,
                properties: &properties,
                sub_events: &[],
                payload: None,
            };
            event::put_detail(&mut tx, event.key, &detail).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
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
        let world = world(&store).await;
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let mut stored =
            prop::collection::vec(events(world.clone()), 400).new_tree(&mut runner).unwrap().current();
        for (index, (event, ..)) in stored.iter_mut().enumerate() {
            event.key.0 += index as i64;
            event.uuid = Uuid::from_u128(index as u128);
        }
        put(&store, &stored.iter().map(|(event, ..)| event.clone()).collect::<Vec<_>>()).await;
        put_rest(&store, &stored).await;

        let strategy = queries(world.clone());
        let mut found_some = 0;
        for round in 0..400 {
            let query = strategy.new_tree(&mut runner).unwrap().current();
            let scope = if round % 3 == 0 {
                Scope::customers(world.customers[..2].to_vec())
            } else {
                Scope::Everything
            };
            let (sort, by) = sorts()[round % sorts().len()];
            let mut expected: Vec<&NewEvent> = stored
                .iter()
                .filter(|stored| scope.includes(stored.0.customer) && matches(&world, &query, stored))
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
                    assert_eq!(*found, facts(&world, stored));
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
