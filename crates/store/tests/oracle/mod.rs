//! The oracle: it looks at every event, and knows by the rule itself which of them match.

mod generated;

pub(crate) use generated::{events, queries};

use crate::support::names;
use argus_domain::{
    CaseId, CustomerId, EventFacts, EventQuery, EventRecord, EventType, Flags, Place, PlaceId, SignatureId,
    Timestamp, WebDomainId, event::GeoLocation,
};
use argus_store::{
    Store, case,
    event::{self, NewEvent, SubmittedDetail},
    place, user, web_domain,
};
use std::collections::{BTreeMap, BTreeSet};

/// An event, the cases it is linked to, and a property.
pub(crate) type Stored = (NewEvent, Vec<CaseId>, Option<String>);

/// What events of the test are made of.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) customers: Vec<CustomerId>,
    signatures: Vec<SignatureId>,
    places: Vec<Place>,
    domains: Vec<WebDomainId>,
    cases: Vec<CaseId>,
}

pub(crate) fn facts(world: &World, (event, cases, _): &Stored) -> EventFacts {
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

pub(crate) fn matches(world: &World, query: &EventQuery, stored: &Stored) -> bool {
    let record = EventRecord { kind: EventType::Aggregated, properties: &properties(stored), sensor: None };
    query.matches(&facts(world, stored), record)
}

pub(crate) async fn world(store: &Store) -> World {
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
    let workflow = case::workflow_of_new_cases(&mut tx).await.unwrap();
    for name in ["one", "two"] {
        let new = case::InsertCase {
            customer: customers[0],
            name,
            description: "",
            severity: argus_domain::Severity::Medium,
            classification: None,
            service: "ids",
            soc_ticket: None,
            state: workflow.first_open().unwrap().id,
            opened_by: user,
            now: Timestamp::MIN,
            id: None,
        };
        cases.push(case::insert(&mut tx, &new).await.unwrap());
    }
    tx.commit().await.unwrap();
    World { customers, signatures, places, domains: domains.into_values().collect(), cases }
}

/// Stores what events have beside their own rows.
pub(crate) async fn put_rest(store: &Store, events: &[Stored]) {
    let mut tx = store.begin().await.unwrap();
    for stored @ (event, cases, property) in events {
        event::link_cases(&mut tx, event.key, cases, Timestamp::MIN).await.unwrap();
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
