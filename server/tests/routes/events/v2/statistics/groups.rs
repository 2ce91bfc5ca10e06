//! What events have in common.

use super::{
    super::{buckets, numbered, six},
    pairs, tree,
};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

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
