//! `POST /events/v2/event/statistics`

use super::{WHEN, all_and, buckets, numbered, raw, six};
use crate::support::{Reader, on_each_engine};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const PATH: &str = "/events/v2/event/statistics";
const HOUR: i64 = 3_600_000;
/// The hour that `WHEN` lies in.
const HOUR_OF: i64 = WHEN / HOUR * HOUR;

async fn tree(reader: Reader<'_>, more: Value) -> Value {
    let answer = reader.post(PATH, &all_and(more)).await;
    let [root] = answer.rows() else { panic!("{answer:#?}") };
    assert_eq!((&answer.json["count"], &answer.json["size"]), (&json!(1), &json!(1)));
    root.clone()
}

fn pairs(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[tokio::test]
async fn one_level_for_each_field() {
    on_each_engine(async |world| {
        six(world).await;
        let anna = world.anna();
        let root = tree(anna, json!({})).await;
        assert_eq!(
            root,
            json!({"group": null, "count": 6, "rawEventCount": 10, "buckets": [], "timeline": []})
        );
        for (field, expected) in [
            ("severity", &[("high", 2), ("medium", 2), ("low", 1), ("critical", 1)][..]),
            ("signature", &[("A", 2), ("B", 2), ("C", 1), ("D", 1)]),
            ("customer", &[("1", 6)]),
            ("protocol", &[("0", 4), ("6", 1), ("17", 1)]),
            ("sourceCountry", &[("", 5), ("NO", 1)]),
            ("destinationCountry", &[("", 5), ("SE", 1)]),
            ("associatedCase", &[("", 6)]),
            ("alarm", &[("", 6)]),
            ("attackCategory", &[("", 6)]),
            ("location", &[("", 6)]),
            ("destinationIP", &[("", 3), ("10.0.0.1", 1), ("192.0.2.1", 1), ("2001:db8::1", 1)]),
        ] {
            let root = tree(anna, json!({"groupBy": {"field": field}})).await;
            let (mut found, mut expected) = (buckets(&root), pairs(expected));
            assert!(found.is_sorted_by(|a, b| a.1 >= b.1), "{found:?}");
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{field}");
            assert!(root["buckets"].as_array().unwrap().iter().all(|one| one["group"]["type"] == field));
        }
        let two = tree(
            anna,
            json!({"groupBy": [{"field": "signature"}, {"field": "severity"}],
            "attack": {"signature": "A"}}),
        )
        .await;
        assert_json_snapshot!("two_levels", two);
        assert_eq!(tree(world.gina(), json!({"groupBy": {"field": "severity"}})).await["count"], 0);
    })
    .await;
}

#[tokio::test]
async fn each_level_is_cut() {
    on_each_engine(async |world| {
        six(world).await;
        let anna = world.anna();
        let level = |field: &str, limit: i64, others: bool| json!({"field": field, "limit": limit, "includeOthers": others});
        let only = tree(anna, json!({"groupBy": level("destinationIP", 1, false)})).await;
        assert_eq!(buckets(&only), pairs(&[("", 3)]));
        let others = tree(anna, json!({"groupBy": level("destinationIP", 1, true)})).await;
        assert_eq!(buckets(&others), pairs(&[("", 3), ("-", 3)]));
        assert_eq!(others["buckets"][1]["rawEventCount"], Value::Null);
        assert_eq!(others["buckets"][1]["group"], Value::Null);
        let none = tree(anna, json!({"groupBy": level("destinationIP", 4, true)})).await;
        assert_eq!(none["buckets"].as_array().unwrap().len(), 4, "nothing was cut off");
        let all = tree(anna, json!({"groupBy": level("destinationIP", 0, true)})).await;
        assert_eq!(all, none, "0 is no limit");

        let groups = json!([level("destinationIP", 1, true), level("severity", 1, true)]);
        let nested = tree(anna, json!({"groupBy": groups})).await;
        assert_eq!(buckets(&nested), pairs(&[("", 3), ("-", 3)]));
        assert_eq!(buckets(&nested["buckets"][0]), pairs(&[("medium", 2), ("-", 1)]));
        assert_eq!(nested["buckets"][1]["buckets"], json!([]), "others are not looked into");
    })
    .await;
}

/// An event counts in each of its cases, and once above them.
#[tokio::test]
async fn events_in_several_cases() {
    on_each_engine(async |world| {
        let mut page = world.log_in("anna").await;
        let (one, two) = (page.create_case(1, "One").await, page.create_case(1, "Two").await);
        let event =
            |number, cases: Value| numbered(number, json!({"associatedCaseIDs": cases, "severity": "low"}));
        world
            .sensor()
            .submit(&[event(1, json!([one, two])), event(2, json!([one])), event(3, json!([]))])
            .await;
        let (one, two) = (one.to_string(), two.to_string());
        let cases = pairs(&[(&one, 2), ("", 1), (&two, 1)]);
        let anna = world.anna();
        for (groups, depth) in [
            (json!([{"field": "associatedCase"}]), 0),
            (json!([{"field": "severity"}, {"field": "associatedCase"}]), 1),
            (json!([{"field": "customer"}, {"field": "severity"}, {"field": "associatedCase"}]), 2),
        ] {
            let mut record = tree(anna, json!({"groupBy": groups})).await;
            for _ in 0..depth {
                assert_eq!(record["count"], 3);
                record = record["buckets"][0].clone();
            }
            assert_eq!(record["count"], 3);
            let mut found = buckets(&record);
            found.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
            assert_eq!(found, cases);
        }
        let below =
            tree(anna, json!({"groupBy": [{"field": "associatedCase"}, {"field": "severity"}]})).await;
        assert_eq!(buckets(&below["buckets"][0]), pairs(&[("low", 2)]));
    })
    .await;
}

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

#[tokio::test]
async fn what_is_wrong_is_named() {
    on_each_engine(async |world| {
        six(world).await;
        let line = |more: Value| {
            let mut line = json!({"name": "x", "field": "created", "resolution": "minutes"});
            line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!({"timeline": [line]})
        };
        for (wrong, fields) in [
            (json!({"groupBy": "severity"}), &["groupBy[0]"][..]),
            (json!({"groupBy": {}}), &["groupBy[0].field"]),
            (json!({"groupBy": [{"field": "colour"}, {"field": "severity", "limit": -1}]}),
                &["groupBy[0].field", "groupBy[1].limit"]),
            (json!({"groupBy": [{"field": "alarm"}, {"field": "alarm"}]}), &["groupBy"]),
            (json!({"groupBy": {"field": "alarm", "includeOthers": "some"}}), &["groupBy[0].includeOthers"]),
            (json!({"type": ["raw", "aggregated"]}), &["type"]),
            (json!({"timeline": [{}]}), &["timeline[0].name", "timeline[0].field", "timeline[0].resolution"]),
            (line(json!({"name": "no blanks"})), &["timeline[0].name"]),
            (line(json!({"name": "x".repeat(201)})), &["timeline[0].name"]),
            (line(json!({"field": "published"})), &["timeline[0].field"]),
            (line(json!({"resolution": "seconds"})), &["timeline[0].resolution"]),
            (line(json!({"startTimestamp": "soon"})), &["timeline[0].startTimestamp"]),
            (line(json!({"startTimestamp": 5, "endTimestamp": 4})), &["timeline[0].startTimestamp"]),
            (line(json!({"startTimestamp": WHEN, "endTimestamp": WHEN + 11_000 * 60_000})), &["timeline[0].resolution"]),
            (json!({"timeline": vec![json!({"name": "x", "field": "created", "resolution": "years"}); 2]}), &["timeline"]),
            (
                json!({"timeline": (0..11).map(|n| json!({"name": n, "field": "created", "resolution": "years"}))
                    .collect::<Vec<_>>()}),
                &["timeline"],
            ),
            (json!({"severity": "worst"}), &["severity"]),
        ] {
            let answer = world.anna().post(PATH, &all_and(wrong.clone())).await;
            assert_eq!(answer.refused(), fields, "{wrong}");
        }
    })
    .await;
}
