//! `POST /events/v1/nids/search`

use super::{FIRST, ingest};
use crate::{
    events::all_and,
    support::{Reader, on_each_engine},
};
use serde_json::{Value, json};

/// Places of the alerts found, in the order of the answer.
async fn numbers(reader: Reader<'_>, criteria: Value) -> Vec<i64> {
    let answer = reader.search_raw(&all_and(criteria.clone())).await;
    let times = answer.column("timestamp");
    let size = json!(times.len());
    assert!(
        answer.json["size"] == size && answer.json["count"].as_u64().unwrap() as usize >= times.len(),
        "{criteria}"
    );
    times.into_iter().map(|time| time.as_i64().unwrap() - FIRST).collect()
}

fn those(holds: impl Fn(i64) -> bool) -> Vec<i64> {
    (0..24).rev().filter(|n| holds(*n)).collect()
}

#[tokio::test]
async fn criteria_are_those_of_the_raw_event_itself() {
    on_each_engine(async |world| {
        ingest(world, "acme", 24);
        ingest(world, "globex", 2);
        let anna = world.anna();
        let id = anna.search_raw(&all_and(json!({"sourcePort": 40_005}))).await.ids().remove(0);
        let aggregate = anna.search(&all_and(json!({}))).await.ids().remove(0);
        for (criteria, expected) in [
            (json!({}), those(|_| true)),
            (json!({"severity": "critical"}), those(|n| n % 4 == 0)),
            (json!({"maxSeverity": "medium"}), those(|n| n % 4 >= 2)),
            (json!({"includeFlags": "BLOCKED"}), those(|n| n % 3 == 0)),
            (json!({"excludeFlags": ["BLOCKED"]}), those(|n| n % 3 != 0)),
            (json!({"sourcePort": [40_003, "40007"]}), vec![7, 3]),
            (json!({"port": 22}), those(|_| true)),
            (json!({"ip": "203.0.113.7", "destinationIP": "10.0.0.0/8"}), those(|_| true)),
            (json!({"sourceIP": "10.0.0.1"}), vec![]),
            (json!({"startTimestamp": FIRST + 20}), vec![23, 22, 21, 20]),
            (json!({"startTimestamp": FIRST, "endTimestamp": FIRST + 1}), vec![1, 0]),
            (json!({"timeFieldStrategy": "all", "endTimestamp": FIRST + 1}), vec![1, 0]),
            (json!({"lastUpdatedTimestamp": FIRST}), those(|_| true)),
            (json!({"lastUpdatedTimestamp": i64::from(u32::MAX) * 1_000}), vec![]),
            (json!({"eventIdentifier": id}), vec![5]),
            (json!({"eventIdentifier": [id.replace("NIDS", "RAW"), aggregate]}), vec![5]),
            (json!({"eventIdentifier": aggregate}), vec![]),
            (json!({"properties": {"host": "ids-odd"}}), those(|n| n % 2 == 1)),
            (json!({"attackCategoryID": 99_999}), vec![]),
            (json!({"associatedCaseID": 0}), those(|_| true)),
            (json!({"customer": "acme"}), those(|_| true)),
            (json!({"customer": "globex"}), vec![]),
            (json!({"skipFutureEvents": true, "includeUnpublished": false}), those(|_| true)),
            (
                json!({"subCriteria": [{"exclude": true, "severity": ["low", "critical"]},
                {"required": true, "excludeFlags": "BLOCKED"}]}),
                those(|n| [1, 2].contains(&(n % 4)) && n % 3 != 0),
            ),
            (
                json!({"subCriteria": [{"sourcePort": 40_001}, {"sourcePort": 40_002, "severity": "low"}]}),
                vec![1],
            ),
        ] {
            assert_eq!(numbers(anna, criteria.clone()).await, expected, "{criteria}");
        }
        assert_eq!(anna.search_raw(&json!({})).await.refused(), ["startTimestamp"]);
        assert_eq!(anna.search_raw(&json!({"eventIdentifier": id})).await.ids(), [id], "without a time");
    })
    .await;
}

#[tokio::test]
async fn by_sensor() {
    on_each_engine(async |world| {
        ingest(world, "acme", 24);
        ingest(world, "globex", 24);
        let (anna, gina) = (world.anna(), world.gina());
        let sensors = async |reader: Reader<'_>| {
            let criteria = all_and(json!({"limit": 2, "sortBy": "timestamp"}));
            let found = reader.search_raw(&criteria).await;
            [0, 1].map(|row| found.rows()[row]["sensor"]["sensorID"].as_i64().unwrap())
        };
        let ([even, odd], theirs) = (sensors(anna).await, sensors(gina).await);
        assert!(even != odd && !theirs.contains(&even) && !theirs.contains(&odd), "a customer's own");
        for (sensors, expected) in [
            (json!(even), those(|n| n % 2 == 0)),
            (json!([odd.to_string()]), those(|n| n % 2 == 1)),
            (json!([even, odd]), those(|_| true)),
            (json!(theirs), vec![]),
            (json!([0, -1, i64::MAX]), vec![]),
        ] {
            assert_eq!(numbers(anna, json!({"sensorID": sensors})).await, expected, "{sensors}");
        }
        let without = json!({"subCriteria": {"exclude": true, "sensorID": odd}});
        assert_eq!(numbers(anna, without).await, those(|n| n % 2 == 0));
        let many = json!({"sensorID": vec![1; 1_025]});
        assert_eq!(anna.search_raw(&all_and(many)).await.refused(), ["sensorID"]);
    })
    .await;
}

#[tokio::test]
async fn in_every_order_and_in_pages() {
    on_each_engine(async |world| {
        ingest(world, "acme", 24);
        let anna = world.anna();
        let rising: Vec<i64> = (0..24).collect();
        assert_eq!(numbers(anna, json!({"sortBy": "timestamp"})).await, rising);
        assert_eq!(numbers(anna, json!({"sortBy": ["-timestamp"]})).await, those(|_| true));
        for (sort, key) in [
            (json!(["severity", "timestamp"]), (|n| (3 - n % 4, n)) as fn(i64) -> (i64, i64)),
            (json!(["-severity", "timestamp"]), |n| (n % 4, n)),
            (json!(["-severity", "-timestamp"]), |n| (n % 4, -n)),
            (json!(["customerID", "count", "timestamp"]), |n| (0, n)),
        ] {
            let mut expected = rising.clone();
            expected.sort_by_key(|n| key(*n));
            assert_eq!(numbers(anna, json!({"sortBy": sort})).await, expected, "{sort}");
            assert_eq!(numbers(anna, json!({"sortBy": sort, "limit": 0})).await, expected, "{sort}");
            let mut pages = Vec::new();
            while pages.len() < 24 {
                let page = numbers(anna, json!({"sortBy": sort, "limit": 5, "offset": pages.len()})).await;
                assert!(!page.is_empty());
                pages.extend(page);
            }
            assert_eq!(pages, expected, "{sort} in pages");
        }
        assert_eq!(anna.search_raw(&all_and(json!({"sortBy": "colour"}))).await.refused(), ["sortBy"]);
    })
    .await;
}
