//! The largest groups, and the others.

use super::{counts, statistics};
use crate::{events::numbered, support::on_each_engine};
use serde_json::{Value, json};

#[tokio::test]
async fn cut_off_and_summed_up() {
    on_each_engine(async |world| {
        // Of S-n there are n events; by occurrences the order is the other way round.
        let mut events = Vec::new();
        for n in 1..=5 {
            for _ in 0..n {
                let at = events.len() as i64;
                let count = 100 / (n * n);
                events.push(numbered(at, json!({"signature": format!("S-{n}"), "count": count})));
            }
        }
        world.sensor().submit(&events).await;
        for (body, expected) in [
            (json!({}), &[("S-5", 5), ("S-4", 4), ("S-3", 3), ("S-2", 2), ("S-1", 1)][..]),
            (json!({"cutoff": 2}), &[("S-5", 5), ("S-4", 4), ("OTHERS", 6)]),
            (json!({"cutoff": 2, "includeOthers": true}), &[("S-5", 5), ("S-4", 4), ("OTHERS", 6)]),
            (json!({"cutoff": "2", "includeOthers": "False"}), &[("S-5", 5), ("S-4", 4)]),
            (json!({"cutoff": 4}), &[("S-5", 5), ("S-4", 4), ("S-3", 3), ("S-2", 2), ("OTHERS", 1)]),
            (json!({"cutoff": 5}), &[("S-5", 5), ("S-4", 4), ("S-3", 3), ("S-2", 2), ("S-1", 1)]),
            (json!({"cutoff": 9_999_999}), &[("S-5", 5), ("S-4", 4), ("S-3", 3), ("S-2", 2), ("S-1", 1)]),
            // None.
            (json!({"cutoff": 0}), &[("S-5", 5), ("S-4", 4), ("S-3", 3), ("S-2", 2), ("S-1", 1)]),
            (json!({"cutoff": 2, "countRawEvents": true}), &[("S-1", 100), ("S-2", 50), ("OTHERS", 77)]),
            (json!({"cutoff": 1, "signature": ["S-1", "S-2"]}), &[("S-2", 2), ("OTHERS", 1)]),
            (
                json!({"cutoff": 1, "subCriteria": {"exclude": true, "signature": "S-5"}}),
                &[("S-4", 4), ("OTHERS", 6)],
            ),
        ] {
            let mut body = body;
            body["groupBy"] = json!("ATTACK_IDENTIFIER");
            let answer = statistics(world.anna(), body.clone()).await;
            let keys: Vec<&Value> = answer.data()["keys"]
                .as_array()
                .unwrap()
                .iter()
                .map(|key| &key["ATTACK_IDENTIFIER"])
                .collect();
            assert_eq!(keys, expected.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{body}");
            let whole = body["includeOthers"] != "False";
            let total: u64 = answer.data()["hitCount"]["count"].as_u64().unwrap();
            let shown: u64 = answer.data()["timeFrames"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|frame| frame["records"].as_array().unwrap())
                .map(|record| record["value"]["count"].as_u64().unwrap())
                .sum();
            assert_eq!(shown, expected.iter().map(|(_, count)| count).sum::<u64>(), "{body}");
            // What was left out was hit all the same.
            assert_eq!(shown == total, whole, "{body}");
            if whole {
                let counts = counts(&answer);
                assert!(expected.iter().all(|(name, count)| counts[*name] == *count), "{body}: {counts:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn groups_in_each_span_of_time() {
    on_each_engine(async |world| {
        let event = |n: i64, signature: &str| numbered(n * 1_000, json!({"signature": signature}));
        let events = [event(0, "A"), event(1, "A"), event(1, "B"), event(3, "C"), event(3, "B"), event(3, "A")];
        // Each under an id of its own.
        let events: Vec<Value> = events
            .into_iter()
            .map(|mut event| {
                event["id"] = json!({"timestamp": event["startTimestamp"]});
                event
            })
            .collect();
        world.sensor().submit(&events).await;
        let body = json!({"groupBy": "ATTACK_IDENTIFIER", "resolution": 1, "resolutionUnit": "seconds", "cutoff": 1,
            "startTimestamp": crate::events::WHEN, "endTimestamp": crate::events::WHEN + 3_000});
        let answer = statistics(world.anna(), body).await;
        let frames: Vec<Vec<(u64, u64)>> = answer.data()["timeFrames"]
            .as_array()
            .unwrap()
            .iter()
            .map(|frame| {
                let number = |value: &Value| value.as_u64().unwrap();
                let records = frame["records"].as_array().unwrap().iter();
                records.map(|record| (number(&record["keyID"]), number(&record["value"]["count"]))).collect()
            })
            .collect();
        // A is the first key, the others the second; a span without events has no records.
        assert_eq!(frames, [vec![(1, 1)], vec![(1, 1), (2, 1)], vec![], vec![(1, 1), (2, 2)]]);
    })
    .await;
}
