//! One event that lasts for months does not make every other search look months further.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    CustomerId, EventKey, EventQuery, EventType, Flags, Protocol, Severity, SignatureId, Timestamp,
    criteria::{EventSort, EventSortKey},
    event::EndPoint,
};
use argus_store::{
    Conn, Scope, Store,
    event::{
        self, NewEvent,
        search::{Budget, Found, Wanted},
    },
};
use argus_testing::TestDatabase;
use uuid::Uuid;

const DAY: i64 = 86_400_000;
const NOON: i64 = 17_000 * DAY + DAY / 2;

fn at(days: i64) -> Timestamp {
    Timestamp::clamped(NOON + days * DAY)
}

/// From and to are days.
fn event(number: i64, key: i64, from: i64, to: i64) -> NewEvent {
    NewEvent {
        key: EventKey(EventKey::first_at(at(key)).0 + number),
        uuid: Uuid::from_u128(number.unsigned_abs().into()),
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
        start: at(from),
        end: at(to),
        updated: at(0),
        flags: Flags::NONE,
        window: None,
        first_raw: None,
    }
}

async fn put(store: &Store, events: &[NewEvent]) {
    let mut tx = store.begin().await.unwrap();
    event::insert(&mut tx, events).await.unwrap();
    let times = events.iter().map(|event| (event.key.timestamp(), event.start, event.end));
    event::widen_reach(&mut tx, times.collect()).await.unwrap();
    for event in events {
        event::note_far(&mut tx, event.key).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Looks at 1,000 rows at most.
async fn search(conn: &mut Conn, from: i64, to: i64, sort: EventSort) -> Found {
    let query = EventQuery { start: Some(at(from)), end: Some(at(to)), ..EventQuery::default() };
    let wanted = Wanted {
        kind: EventType::Aggregated,
        sort: &[sort],
        limit: 10,
        offset: 0,
        after: None,
        budget: Budget { scanned: 1_000, ..Budget::INTERACTIVE },
        check: None,
    };
    event::search::search(conn, &Scope::Everything, &query, wanted).await.unwrap()
}

#[tokio::test]
async fn what_lies_between_is_not_looked_at() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        // Two that last long, in opposite directions, and many between them and the time asked for.
        let earlier = event(1, -100, -100, 200);
        let later = event(2, 200, -100, 200);
        let between: Vec<NewEvent> =
            (3..5_000).map(|number| event(number, 100 + number % 50, 100 + number % 50, 150)).collect();
        put(&store, &[earlier.clone(), later.clone()]).await;
        for events in between.chunks(1_000) {
            put(&store, events).await;
        }
        let within = event(5_000, 0, 0, 0);
        put(&store, std::slice::from_ref(&within)).await;

        let mut conn = store.read().await.unwrap();
        for key in [EventSortKey::Timestamp, EventSortKey::EndTimestamp] {
            for descending in [true, false] {
                let sort = EventSort { key, descending };
                let found = search(&mut conn, -101, 1, sort).await;
                let mut keys = found.keys.clone();
                keys.sort_unstable();
                assert_eq!(keys, [earlier.key, within.key, later.key], "{sort:?} on {:?}", conn.engine());
                if key == EventSortKey::Timestamp {
                    assert_eq!(found.keys.is_sorted(), !descending, "{sort:?}");
                    assert_eq!(found.searched_back_to, None, "{sort:?}");
                }
            }
        }
    }
}
