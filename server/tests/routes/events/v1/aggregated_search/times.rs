//! Which times have to lie in a search's range, and what lies in the future.

use super::super::{
    super::{WHEN, all_and, numbered},
    finds,
};
use crate::{authentication::now, support::on_each_engine};
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

#[tokio::test]
async fn by_the_times_that_are_asked_for() {
    on_each_engine(async |world| {
        // Seen an hour before its own time, and until an hour after it.
        let event = |n: i64, before: i64, after: i64| {
            numbered(n, json!({"startTimestamp": WHEN + n - before, "endTimestamp": WHEN + n + after}))
        };
        world
            .sensor()
            .submit(&[event(0, HOUR, HOUR), event(1, 0, HOUR), event(2, HOUR, 0), event(3, 0, 0)])
            .await;
        let around = |at: i64| json!({"startTimestamp": at - 10, "endTimestamp": at + 10});
        for (at, strategy, expected) in [
            // Without one it is the first or the last occurrence.
            (WHEN, json!(null), &[1, 2, 3][..]),
            (WHEN - HOUR, json!([]), &[0, 2]),
            (WHEN + HOUR, json!(null), &[0, 1]),
            (WHEN, json!(["startTimestamp", "endTimestamp"]), &[1, 2, 3]),
            (WHEN, json!("timestamp"), &[0, 1, 2, 3]),
            (WHEN + HOUR, json!("timestamp"), &[]),
            (WHEN, json!(["startTimestamp"]), &[1, 3]),
            (WHEN - HOUR, json!("startTimestamp"), &[0, 2]),
            (WHEN, json!("endTimestamp"), &[2, 3]),
            (WHEN + HOUR, json!("endTimestamp"), &[0, 1]),
            (WHEN, json!("publicationTimestamp"), &[0, 1, 2, 3]),
            (WHEN - HOUR, json!("all"), &[0, 2]),
            (WHEN, json!(["all"]), &[0, 1, 2, 3]),
            (WHEN + HOUR, json!(["timestamp", "endTimestamp"]), &[0, 1]),
        ] {
            let mut criteria = around(at);
            criteria["timeFieldStrategy"] = strategy;
            finds(world.anna(), criteria, expected).await;
        }
        // Each block looks at the times it names.
        let mut block = around(WHEN - HOUR);
        block["exclude"] = json!(true);
        finds(world.anna(), json!({"subCriteria": [block]}), &[1, 3]).await;
        block["timeFieldStrategy"] = json!("endTimestamp");
        finds(world.anna(), json!({"subCriteria": [block]}), &[0, 1, 2, 3]).await;

        for strategy in [json!("lastUpdatedTimestamp"), json!(["timestamp", "x"]), json!("")] {
            let answer = world.anna().search(&all_and(json!({"timeFieldStrategy": strategy}))).await;
            assert_eq!(answer.refused(), ["timeFieldStrategy"], "{strategy}");
        }
        let both = all_and(json!({"timeFieldStrategy": "timestamp", "lastUpdatedTimestamp": 0}));
        for path in ["aggregated/search", "aggregated/stats", "nids/search"] {
            let answer = world.anna().post(&format!("/events/v1/{path}"), &both).await;
            assert_eq!(answer.refused(), ["timeFieldStrategy"], "{path}");
        }
    })
    .await;
}

/// The parts of the store are days.
#[tokio::test]
async fn by_the_age_of_the_index() {
    on_each_engine(async |world| {
        // Of each day the first and the last millisecond.
        let midnight = WHEN - WHEN % DAY;
        let numbers: Vec<i64> =
            (0..3).flat_map(|day| [day * DAY, (day + 1) * DAY - 1]).map(|at| midnight + at - WHEN).collect();
        let events: Vec<Value> = numbers.iter().map(|n| numbered(n + 100 * DAY, json!({}))).collect();
        let numbers: Vec<i64> = numbers.iter().map(|n| n + 100 * DAY).collect();
        world.sensor().submit(&events).await;
        let noon = midnight + 100 * DAY + DAY / 2;
        for (criteria, expected) in [
            (json!({"indexStartTime": 0}), &numbers[..]),
            (json!({"indexStartTime": noon + DAY}), &numbers[2..]),
            (json!({"indexEndTime": noon + DAY}), &numbers[..4]),
            (json!({"indexStartTime": noon + DAY, "indexEndTime": noon + DAY}), &numbers[2..4]),
            (json!({"indexStartTime": noon.to_string(), "indexEndTime": noon}), &numbers[..2]),
            (json!({"indexEndTime": noon - DAY}), &[]),
            (json!({"indexStartTime": noon + 3 * DAY}), &[]),
            // Within those, the events' own times.
            (json!({"indexStartTime": noon + DAY, "endTimestamp": noon + DAY}), &numbers[2..3]),
            (json!({"subCriteria": {"exclude": true, "indexEndTime": noon}}), &numbers[2..]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
        for (criteria, field) in [
            (json!({"indexStartTime": -1}), "indexStartTime"),
            (json!({"indexEndTime": "soon"}), "indexEndTime"),
            (json!({"indexStartTime": noon, "indexEndTime": noon - DAY}), "indexStartTime"),
        ] {
            assert_eq!(world.anna().search(&all_and(criteria)).await.refused(), [field]);
        }
    })
    .await;
}

#[tokio::test]
async fn what_lies_in_the_future() {
    on_each_engine(async |world| {
        let later = now() + DAY - WHEN;
        let events = [
            numbered(0, json!({})),
            // It has begun, and will last until tomorrow.
            numbered(1, json!({"endTimestamp": WHEN + later})),
            numbered(later, json!({})),
            // Its own time is tomorrow, its occurrences were before.
            numbered(later + 1, json!({"startTimestamp": WHEN, "endTimestamp": WHEN})),
        ];
        world.sensor().submit(&events).await;
        for (criteria, expected) in [
            (json!({}), &[0, 1, later, later + 1][..]),
            (json!({"skipFutureEvents": false, "includeUnpublished": true}), &[0, 1, later, later + 1]),
            (json!({"skipFutureEvents": true}), &[0, 1, later + 1]),
            (json!({"skipFutureEvents": true, "endTimestamp": "now + 2 days"}), &[0, 1, later + 1]),
            (json!({"includeUnpublished": false}), &[0, 1]),
            (json!({"includeUnpublished": "False", "skipFutureEvents": "True"}), &[0, 1]),
            (json!({"startTimestamp": "now"}), &[1, later]),
            (json!({"subCriteria": {"exclude": true, "includeUnpublished": false}}), &[later, later + 1]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
    })
    .await;
}
