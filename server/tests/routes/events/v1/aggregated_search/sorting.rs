//! Every key that events can be sorted by, both ways.

use super::super::super::{WHEN, all_and, numbered};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn by_each_key_and_backwards() {
    on_each_engine(async |world| {
        let events: Vec<Value> = [(0, "high", 3, 50), (1, "low", 9, 40), (2, "critical", 1, 60), (3, "low", 5, 10)]
            .map(|(n, severity, count, length)| {
                let start = WHEN + 100 - n;
                numbered(n, json!({"severity": severity, "count": count, "startTimestamp": start,
                    "endTimestamp": start + length, "id": {"customer": if n % 2 == 0 { "acme" } else { "globex" },
                        "timestamp": WHEN + n}}))
            })
            .to_vec();
        for event in events {
            world.admin().submit(&[event]).await;
        }
        let admin = world.admin();
        let severity = |value: &Value| match value.as_str().unwrap() {
            "low" => 1,
            "medium" => 2,
            "high" => 3,
            _ => 4,
        };
        let number = |value: &Value| value.as_i64().unwrap();
        for (key, field, rank) in [
            ("timestamp", "/timestamp", &number as &dyn Fn(&Value) -> i64),
            ("startTimestamp", "/startTimestamp", &number),
            ("endTimestamp", "/endTimestamp", &number),
            ("lastUpdatedTimestamp", "/lastUpdatedTimestamp", &number),
            ("lastUpdated", "/lastUpdatedTimestamp", &number),
            ("severity", "/severity", &severity),
            ("count", "/count", &number),
            ("customerID", "/customerInfo/id", &number),
            ("customer", "/customerInfo/id", &number),
        ] {
            for descending in [false, true] {
                let sort = if descending { format!("-{key}") } else { key.to_owned() };
                let answer = admin.search(&all_and(json!({"sortBy": [sort]}))).await;
                let ranks: Vec<i64> =
                    answer.rows().iter().map(|row| rank(row.pointer(field).unwrap())).collect();
                assert_eq!(ranks.len(), 4);
                let sorted = ranks.is_sorted_by(|a, b| if descending { a >= b } else { a <= b });
                assert!(sorted, "by {sort}: {ranks:?}");
                assert!(ranks.first() != ranks.last(), "by {sort}: the events must differ");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn ids_order_everything_and_backwards_is_backwards() {
    on_each_engine(async |world| {
        let events: Vec<Value> =
            (0..9).map(|n| numbered(n % 3, json!({"id": {"timestamp": WHEN + n % 3}}))).collect();
        world.sensor().submit(&events).await;
        let anna = world.anna();
        let by = async |sort: &str| anna.search(&all_and(json!({"sortBy": sort}))).await.ids();
        let rising = by("id").await;
        assert_eq!(rising.len(), 9);
        let mut falling = by("-id").await;
        falling.reverse();
        assert_eq!(rising, falling);
    })
    .await;
}

#[tokio::test]
async fn several_keys_one_after_the_other() {
    on_each_engine(async |world| {
        let events: Vec<Value> = (0..8)
            .map(|n| numbered(n, json!({"severity": if n < 4 { "low" } else { "high" }, "count": n % 4 + 1})))
            .collect();
        world.sensor().submit(&events).await;
        let answer = world.anna().search(&all_and(json!({"sortBy": ["-severity", "count"]}))).await;
        let counts: Vec<i64> = answer.column("count").iter().map(|count| count.as_i64().unwrap()).collect();
        assert_eq!(counts, [1, 2, 3, 4, 1, 2, 3, 4]);
        assert_eq!(answer.column("severity")[..4], vec![json!("high"); 4]);
        let default = world.anna().search(&all_and(json!({}))).await;
        let times = default.column("timestamp");
        assert!(times.is_sorted_by(|a, b| a.as_i64() > b.as_i64()), "the newest first: {times:?}");
    })
    .await;
}

/// Each of several keys decides where those before it do not.
#[tokio::test]
async fn keys_after_one_that_many_events_share() {
    on_each_engine(async |world| {
        // Pairs at one moment, so that a key that comes after the time has something to decide.
        let events: Vec<Value> = (0..12)
            .map(|n| {
                let id = json!({"timestamp": WHEN + n / 4});
                let severity = if n % 2 == 0 { "low" } else { "high" };
                numbered(
                    n,
                    json!({"id": id, "startTimestamp": WHEN, "endTimestamp": WHEN + 10,
                    "count": (n * 5) % 7 + 1, "severity": severity}),
                )
            })
            .collect();
        world.sensor().submit(&events).await;
        let sorts: [&[(&str, bool)]; 5] = [
            &[("startTimestamp", true), ("count", true)],
            &[("endTimestamp", false), ("severity", false), ("count", true)],
            &[("severity", true), ("count", false), ("timestamp", true)],
            &[("customerID", true), ("count", true), ("timestamp", false)],
            &[("lastUpdatedTimestamp", false), ("count", true)],
        ];
        for sort in sorts {
            let names: Vec<String> = sort
                .iter()
                .map(|(key, descending)| format!("{}{key}", if *descending { "-" } else { "" }))
                .collect();
            for limit in [100, 0] {
                let answer = world.anna().search(&all_and(json!({"sortBy": names, "limit": limit}))).await;
                let ranks: Vec<Vec<i64>> = answer.rows().iter().map(|row| rank(row, sort)).collect();
                assert_eq!(ranks.len(), 12);
                assert!(ranks.is_sorted(), "by {names:?}, limit {limit}: {ranks:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn keys_after_the_time() {
    on_each_engine(async |world| {
        let event = |n: i64| {
            let id = json!({"timestamp": WHEN + n / 4});
            numbered(n, json!({"id": id, "startTimestamp": WHEN, "endTimestamp": WHEN + 10, "count": (n * 5) % 7 + 1}))
        };
        world.sensor().submit(&(0..12).map(event).collect::<Vec<_>>()).await;
        for sort in [&[("timestamp", false), ("count", false)], &[("timestamp", true), ("count", true)]] {
            let names = sort.map(|(key, descending)| format!("{}{key}", if descending { "-" } else { "" }));
            for limit in [100, 0] {
                let answer = world.anna().search(&all_and(json!({"sortBy": names, "limit": limit}))).await;
                let ranks: Vec<Vec<i64>> = answer.rows().iter().map(|row| rank(row, sort)).collect();
                assert!(ranks.is_sorted(), "by {names:?}, limit {limit}: {ranks:?}");
            }
        }
    })
    .await;
}

/// What has to rise from one row to the next.
fn rank(row: &Value, sort: &[(&str, bool)]) -> Vec<i64> {
    let number = |(key, descending): &(&str, bool)| {
        let number = match *key {
            "severity" => i64::from(row["severity"] == "high"),
            "customerID" => row["customerInfo"]["id"].as_i64().unwrap(),
            key => row[key].as_i64().unwrap(),
        };
        if *descending { -number } else { number }
    };
    sort.iter().map(number).collect()
}
