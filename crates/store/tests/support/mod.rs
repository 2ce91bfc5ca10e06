//! Events and searches: a test says what is special about its own.

#![allow(dead_code, reason = "each test binary uses its part of this")]

use argus_domain::{
    Cidr, CustomerId, EventKey, EventType, Flags, Protocol, Severity, SignatureId, Timestamp,
    criteria::EventSort, event::EndPoint,
};
use argus_store::{
    Store, customer,
    event::{
        self, NewEvent,
        search::{Budget, Wanted},
    },
    signature,
};
use std::collections::BTreeSet;
use uuid::Uuid;

pub(crate) const DAY: i64 = 86_400_000;
pub(crate) const NOON: i64 = 17_000 * DAY + DAY / 2;

pub(crate) fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}

/// Numbers tell events of the same time apart.
pub(crate) fn event(at: Timestamp, number: i64) -> NewEvent {
    NewEvent {
        key: EventKey(EventKey::first_at(at).0 + number),
        uuid: Uuid::from_u128(number as u128 + 1),
        customer: CustomerId(1),
        signature: SignatureId(1),
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
        start: at,
        end: at,
        updated: at,
        flags: Flags::NONE,
        window: None,
        first_raw: None,
    }
}

/// Stores events with all that searches go by.
pub(crate) async fn put(store: &Store, events: &[NewEvent]) {
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

/// The first so many aggregated events.
pub(crate) fn first(limit: usize, sort: &[EventSort]) -> Wanted<'_> {
    Wanted {
        kind: EventType::Aggregated,
        sort,
        limit,
        offset: 0,
        after: None,
        budget: Budget::INTERACTIVE,
        check: None,
    }
}

/// Customers and signatures.
pub(crate) async fn names(store: &Store) -> (Vec<CustomerId>, Vec<SignatureId>) {
    let mut tx = store.begin().await.unwrap();
    let mut customers = Vec::new();
    for name in ["alpha", "beta", "gamma"] {
        customers.push(customer::insert(&mut tx, name, name, Timestamp::MIN).await.unwrap());
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
