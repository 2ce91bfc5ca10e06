//! Counts over time.

use super::{
    super::{WHEN, buckets, raw, six},
    PATH, all_and, pairs, tree,
};
use crate::support::{World, on_each_engine};
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: i64 = 3_600_000;
/// The hour that `WHEN` lies in.
const HOUR_OF: i64 = WHEN / HOUR * HOUR;

/// Where the buckets begin, relative to the hour of `WHEN`, and how many events are in them.
fn line(record: &Value, at: usize) -> Vec<(i64, u64)> {
    let of =
        |bucket: &Value| (bucket["timestamp"].as_i64().unwrap() - HOUR_OF, bucket["count"].as_u64().unwrap());
    record["timeline"][at]["buckets"].as_array().unwrap().iter().map(of).collect()
}

#[tokio::test]
async fn timelines() {
    on_each_engine(async |world| {
        six(world).await;
        let anna = world.anna();
        let one = |field: &str, resolution: &str, more: Value| {
            let mut line = json!({"name": "x", "field": field, "resolution": resolution});
            line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!({"startTimestamp": HOUR_OF - HOUR, "endTimestamp": HOUR_OF + 2 * HOUR - 1, "timeline": line})
        };
        let full = json!({"includeEmpty": false});
        let own = |first: i64, last: i64| {
            json!({"startTimestamp": HOUR_OF + first * HOUR, "endTimestamp": (HOUR_OF + last * HOUR - 1).to_string()})
        };
        for (asked, expected) in [
            (one("created", "hours", full.clone()), &[(0, 6)][..]),
            (one("firstEvent", "hours", full.clone()), &[(-HOUR, 1), (0, 5)]),
            (one("lastEvent", "hours", full.clone()), &[(0, 5), (HOUR, 1)]),
            (one("lastEvent", "hours", json!({})), &[(-HOUR, 0), (0, 5), (HOUR, 1)]),
            (one("created", "hours", json!({})), &[(-HOUR, 0), (0, 6), (HOUR, 0)]),
            // Its own range narrows it.
            (one("lastEvent", "hours", own(1, 3)), &[(HOUR, 1), (2 * HOUR, 0)]),
            (one("firstEvent", "hours", own(0, 1)), &[(0, 5)]),
            (one("firstEvent", "hours", own(5, 6)), &[(5 * HOUR, 0)]),
            (one("firstAssessment", "days", full.clone()), &[]),
            // From 1970 on is no range of its own.
            (one("created", "hours", json!({"startTimestamp": "0"})), &[(-HOUR, 0), (0, 6), (HOUR, 0)]),
        ] {
            let root = tree(anna, asked.clone()).await;
            assert_eq!(line(&root, 0), expected, "{asked}");
            let sum: u64 = expected.iter().map(|(_, count)| count).sum();
            assert_eq!(root["timeline"][0]["count"], sum);
        }
        for resolution in ["minutes", "days", "weeks", "months", "years"] {
            let root = tree(anna, one("created", resolution, full.clone())).await;
            assert_eq!(line(&root, 0).iter().map(|(_, count)| count).sum::<u64>(), 6, "{resolution}");
        }
        // An event that is told in no span that was asked for lies outside of the criteria, but not of the line.
        let mut outside = one("firstEvent", "hours", json!({}));
        outside["startTimestamp"] = json!(HOUR_OF);
        let root = tree(anna, outside).await;
        assert_eq!(line(&root, 0), [(-HOUR, 1), (0, 5), (HOUR, 0)]);
    })
    .await;
}

#[tokio::test]
async fn timelines_are_on_the_leaves() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        let anna = world.anna();
        let full = |name: &str, field: &str| json!({"name": name, "field": field, "resolution": "hours", "includeEmpty": false});
        let asked = json!({"groupBy": [{"field": "severity", "limit": 1, "includeOthers": true}, {"field": "signature"}],
            "timeline": [full("a", "created"), full("b:2", "lastUpdated")]});
        let root = tree(anna, asked).await;
        assert_eq!(root["timeline"], json!([]));
        let [first, others] = &root["buckets"].as_array().unwrap()[..] else { panic!("{root}") };
        assert_eq!(first["timeline"], json!([]));
        for leaf in first["buckets"].as_array().unwrap().iter().chain([others]) {
            for (at, name) in [(0, "a"), (1, "b:2")] {
                assert_eq!(leaf["timeline"][at]["name"], name);
                assert_eq!(leaf["timeline"][at]["count"], leaf["count"]);
                let sum: u64 = line(leaf, at).iter().map(|(_, count)| count).sum();
                assert_eq!(json!(sum), leaf["count"]);
            }
        }
        let line = full("x", "created");
        let raw = tree(anna, json!({"type": "raw", "groupBy": {"field": "signature"}, "timeline": line})).await;
        assert_eq!(buckets(&raw), pairs(&[("RAW-1", 2), ("RAW-2", 1)]));
        assert_eq!(raw["buckets"][0]["timeline"][0]["count"], 2);
        assert_eq!(raw["rawEventCount"], 3);
    })
    .await;
}

/// Until the server has built its index, which it does beside its work.
async fn indexed(world: &World) {
    for _ in 0..100 {
        let answer = world.anna().post(PATH, &all_and(json!({}))).await.is(200);
        if answer.json["metaData"]["plan"] == "column index" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the index was not built");
}

/// The index counts every event by any of its times but the first assessment.
#[tokio::test]
async fn the_index_counts_what_reading_does() {
    on_each_engine(async |world| {
        six(world).await;
        indexed(world).await;
        let anna = world.anna();
        let change =
            json!({"criteria": {"startTimestamp": 0, "signature": "A"}, "update": {"comment": "Seen."}});
        anna.put("/events/v1/aggregated/bulk", &change).await.is(200);
        // Properties are in records only.
        let read = json!([{"key": "none", "value": "x", "exclude": true}]);
        for field in
            ["created", "firstEvent", "lastEvent", "lastUpdated", "enginePersisted", "firstAssessment"]
        {
            let is_held = field != "firstAssessment";
            for (resolution, own) in
                [("minutes", json!({})), ("hours", json!({"startTimestamp": HOUR_OF})), ("years", json!({}))]
            {
                let mut line =
                    json!({"name": "x", "field": field, "resolution": resolution, "includeEmpty": false});
                line.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
                let mut asked = all_and(json!({"timeline": line, "groupBy": {"field": "signature"}}));
                let held = anna.post(PATH, &asked).await.is(200);
                let plan = if is_held { "column index" } else { "column index, newest events" };
                assert_eq!(held.json["metaData"]["plan"], plan, "{field}");
                asked["property"] = read.clone();
                let read = anna.post(PATH, &asked).await.is(200);
                assert_eq!(read.json["metaData"]["plan"], "newest events", "{field}");
                assert_eq!(held.data(), read.data(), "{asked}");
                let counts = held.rows()[0]["buckets"].as_array().unwrap().iter();
                let sum: u64 = counts.map(|one| one["timeline"][0]["count"].as_u64().unwrap()).sum();
                // One of them began an hour earlier.
                let expected = match (field, resolution) {
                    ("firstAssessment", _) => 2,
                    ("firstEvent", "hours") => 5,
                    _ => 6,
                };
                assert_eq!(sum, expected, "{asked}");
            }
        }
    })
    .await;
}
