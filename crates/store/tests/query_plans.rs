//! The common searches use the indexes that were made for them, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use argus_domain::{
    AddressCriteria, CaseId, CustomerId, EventQuery, EventType, Severity, SignatureId, Timestamp,
    criteria::{EventSort, EventSortKey},
    event::EndPoint,
};
use argus_store::{
    Engine, Scope, Store,
    event::{
        self, NewEvent,
        search::{Wanted, explain, generic_plans, search},
    },
    raw_event::{self, NewRawEvent},
};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};
use support::{DAY, event, first};

const BEGAN: i64 = 20_000 * DAY;
const EVENTS: i64 = 20_000;

fn new_event(number: i64) -> NewEvent {
    let at = Timestamp::clamped(BEGAN + number * 10_000);
    let address = |text: String| EndPoint { address: text.parse().ok(), port: Some((number % 1_000) as u16) };
    NewEvent {
        customer: CustomerId(number % 40 + 1),
        signature: SignatureId(number % 500 + 1),
        severity: if number % 200 == 0 { Severity::Critical } else { Severity::Low },
        source: address(format!("10.0.{}.{}", number / 100 % 200, number % 100)),
        destination: address(format!("192.0.{}.{}", number / 90 % 200, number % 90)),
        ..event(at, number)
    }
}

/// The one raw event of an event.
fn raw(event: &NewEvent) -> NewRawEvent<'static> {
    NewRawEvent {
        key: event.key,
        uuid: event.uuid,
        event: event.key,
        customer: event.customer,
        signature: event.signature,
        category: None,
        severity: event.severity,
        protocol: event.protocol,
        source: event.source,
        destination: event.destination,
        flags: event.flags,
        sensor: None,
        received: event.updated,
        format: 1,
        content: "{}",
    }
}

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let events: Vec<NewEvent> = (0..EVENTS).map(new_event).collect();
    for batch in events.chunks(5_000) {
        let mut tx = store.begin().await.unwrap();
        event::insert(&mut tx, batch).await.unwrap();
        let raw: Vec<NewRawEvent<'_>> = batch.iter().map(raw).collect();
        raw_event::insert(&mut tx, &raw).await.unwrap();
        tx.commit().await.unwrap();
    }
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

fn shapes() -> Vec<(&'static str, EventType, EventQuery, &'static [&'static str])> {
    use EventType::{Aggregated, Raw};
    let all = EventQuery::default;
    let address =
        |text: &str| AddressCriteria { source: vec![text.parse().unwrap()], ..AddressCriteria::default() };
    let either =
        |text: &str| AddressCriteria { either: vec![text.parse().unwrap()], ..AddressCriteria::default() };
    // What each engine calls the table's own order, and its indexes.
    const KEY: &[&str] = &["INTEGER PRIMARY KEY", "event_pkey"];
    vec![
        ("time", Aggregated, all(), KEY),
        ("customer", Aggregated, EventQuery { customers: vec![CustomerId(3)], ..all() }, &["event_customer"]),
        (
            "signature",
            Aggregated,
            EventQuery { signatures: Some(vec![SignatureId(7)]), ..all() },
            &["event_signature"],
        ),
        (
            "customer and signature",
            Aggregated,
            EventQuery { customers: vec![CustomerId(7)], signatures: Some(vec![SignatureId(7)]), ..all() },
            &["event_customer_signature", "event_signature"],
        ),
        (
            "critical of a customer",
            Aggregated,
            EventQuery { customers: vec![CustomerId(1)], severities: vec![Severity::Critical], ..all() },
            &["event_customer_critical"],
        ),
        ("source", Aggregated, EventQuery { address: address("10.0.3.0/24"), ..all() }, &["event_source"]),
        ("address", Aggregated, EventQuery { address: either("10.0.3.7"), ..all() }, &["event_source"]),
        ("case", Aggregated, EventQuery { cases: vec![CaseId(1)], ..all() }, &["event_case"]),
        ("raw by source", Raw, EventQuery { address: address("10.0.3.0/24"), ..all() }, &["raw_event_event"]),
    ]
}

#[tokio::test]
async fn common_searches_use_their_indexes() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        for (name, kind, query, indexes) in shapes() {
            let plan = explain(&mut conn, &Scope::everything(), kind, &query).await.unwrap().join("\n");
            if name == "case" {
                // There is no link, so there is no part to look at.
                assert_eq!(plan, "", "{name}");
                continue;
            }
            assert!(indexes.iter().any(|index| plan.contains(index)), "{name}:\n{plan}");
            for scan in ["SCAN event", "SCAN raw", "Seq Scan on event", "Seq Scan on raw_event"] {
                assert!(!plan.contains(scan), "{name}:\n{plan}");
            }
        }
    }
}

/// From its sixth execution on, PostgreSQL would plan a prepared statement without its values.
#[tokio::test]
async fn the_tenth_execution_is_planned_like_the_first() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.snapshot().await.unwrap();
        for key in [EventSortKey::Timestamp, EventSortKey::LastUpdatedTimestamp] {
            let sort = [EventSort { key, descending: true }];
            for _ in 0..10 {
                for (_, kind, query, _) in shapes() {
                    let wanted = Wanted { kind, ..first(10, &sort) };
                    search(&mut conn, &Scope::everything(), &query, wanted).await.unwrap();
                }
            }
        }
        assert_eq!(generic_plans(&mut conn).await.unwrap(), 0);
    }
}
