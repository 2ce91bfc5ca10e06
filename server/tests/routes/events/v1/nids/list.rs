//! `GET /events/v1/nids`

use super::{FIRST, ingest};
use crate::{
    events::submission,
    support::{World, on_each_engine},
};
use serde_json::{Value, json};

const DAY: &str = "startTimestamp=2024-05-01T00:00:00Z&endTimestamp=2024-05-02T00:00:00Z";

/// Places of the alerts found in the row that was ingested.
async fn numbers(world: &World, query: &str) -> (Vec<i64>, Value) {
    let answer = world.anna().get(&format!("/events/v1/nids?{query}")).await;
    let number = |time: Value| time.as_i64().unwrap() - FIRST;
    (answer.column("timestamp").into_iter().map(number).collect(), answer.json["count"].clone())
}

#[tokio::test]
async fn each_occurrence_newest_first() {
    on_each_engine(async |world| {
        ingest(world, "acme", 30);
        ingest(world, "globex", 3);
        let aggregated = world.anna().get(&format!("/events/v1/aggregated?{DAY}")).await;
        assert_eq!(aggregated.column("count"), [30], "all in one event");
        let answer = world.anna().get(&format!("/events/v1/nids?{DAY}")).await;
        assert_eq!(answer.rows().len(), 25);
        assert_eq!((&answer.json["count"], &answer.json["limit"]), (&json!(30), &json!(25)));
        for (n, row) in (5..30).rev().zip(answer.rows()) {
            assert_eq!(row["timestamp"], FIRST + n);
            assert_eq!(row["source"]["port"], 40_000 + n);
            assert_eq!(
                row["id"].as_str().unwrap().split('/').take(3).collect::<Vec<_>>().join("/"),
                format!("NIDS/{}/1", FIRST + n)
            );
            assert_eq!(row["sensor"]["hostName"], if n % 2 == 0 { "ids-even" } else { "ids-odd" });
            assert_eq!((&row["count"], &row["protocolID"]), (&json!(1), &json!(6)));
            assert!(row["engineTimestamp"].as_i64().unwrap() > FIRST);
            let named = aggregated.rows()[0]["detailedEventIDS"].as_array().unwrap();
            assert!(named.contains(&row["id"]), "{row}");
            for of_aggregates in ["protocol", "startTimestamp", "associatedCases", "detailedEventIDS"] {
                assert!(row.get(of_aggregates).is_none(), "{of_aggregates} in {row}");
            }
        }
        let row = &answer.rows()[7];
        let got = world.anna().get(&format!("/events/v1/{}", row["id"].as_str().unwrap())).await;
        assert_eq!(got.data(), row, "list and get show the same");
    })
    .await;
}

#[tokio::test]
async fn parameters_narrow_and_pages_cover_everything() {
    on_each_engine(async |world| {
        ingest(world, "acme", 30);
        let all: Vec<i64> = (0..30).rev().collect();
        for (query, expected) in [
            ("limit=0", &all[..]),
            ("limit=30", &all),
            ("limit=10&offset=25", &all[25..]),
            ("limit=3&offset=99", &[]),
            ("signature=SNORT-1:2001219&limit=2", &all[..2]),
            ("signature=SNORT-1:1", &[]),
            ("ip=203.0.113.0/24&ip=2001:db8::/32&limit=1", &all[..1]),
            ("ip=192.0.2.1", &[]),
            ("customerID=1&limit=1", &all[..1]),
            ("customerID=2", &[]),
        ] {
            assert_eq!(numbers(world, &format!("{DAY}&{query}")).await.0, expected, "{query}");
        }
        let between = format!("startTimestamp={}&endTimestamp={}", FIRST + 3, FIRST + 6);
        assert_eq!(numbers(world, &between).await, (vec![6, 5, 4, 3], json!(4)));
        assert_eq!(numbers(world, "").await.0, [0; 0], "the last 24 hours");
        let mut seen = Vec::new();
        while seen.len() < 30 {
            let (page, count) = numbers(world, &format!("{DAY}&limit=7&offset={}", seen.len())).await;
            assert!(count == 30 && !page.is_empty());
            seen.extend(page);
        }
        assert_eq!(seen, all);
        for (query, fields) in [
            ("ip=x&limit=-1", &["ip", "limit"][..]),
            ("startTimestamp=soon", &["startTimestamp"]),
            ("limit=10001", &["limit"]),
            ("offset=100001", &["offset"]),
        ] {
            let answer = world.anna().get(&format!("/events/v1/nids?{query}")).await;
            assert_eq!(answer.refused(), fields, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn submitted_ones_are_among_them() {
    on_each_engine(async |world| {
        let raw = json!({"id": {"type": "raw"}, "startTimestamp": null, "endTimestamp": null});
        let ids = world.sensor().submit(&[submission(raw), submission(json!({}))]).await;
        let found = world.anna().get("/events/v1/nids").await;
        assert_eq!(found.ids(), ids[..1], "and not the one that is no raw event");
        assert!(found.rows()[0]["sensor"].is_null());
        assert_eq!(world.gina().get("/events/v1/nids?startTimestamp=0").await.json["count"], 0);
    })
    .await;
}
