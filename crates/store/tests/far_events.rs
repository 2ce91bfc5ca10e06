//! One event that lasts for months does not make every other search look months further.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use argus_domain::{
    EventQuery, Timestamp,
    criteria::{EventSort, EventSortKey},
};
use argus_store::{
    Conn, Scope,
    event::{
        self, NewEvent,
        search::{Budget, Found, Wanted},
    },
};
use argus_testing::TestDatabase;
use support::{DAY, NOON, first, put};

fn at(days: i64) -> Timestamp {
    Timestamp::clamped(NOON + days * DAY)
}

/// From and to are days.
fn event(number: i64, key: i64, from: i64, to: i64) -> NewEvent {
    NewEvent { start: at(from), end: at(to), updated: at(0), ..support::event(at(key), number) }
}

/// Looks at 1,000 rows at most.
async fn search(conn: &mut Conn, from: i64, to: i64, sort: EventSort) -> Found {
    let query = EventQuery { start: Some(at(from)), end: Some(at(to)), ..EventQuery::default() };
    let budget = Budget { scanned: 1_000, ..Budget::INTERACTIVE };
    let sort = [sort];
    let wanted = Wanted { budget, ..first(10, &sort) };
    event::search::search(conn, &Scope::everything(), &query, wanted).await.unwrap()
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
