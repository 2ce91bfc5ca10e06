//! Paging covers everything, once.

use super::super::super::{WHEN, all, all_and, numbered, submission};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn pages_cover_everything_exactly_once() {
    on_each_engine(async |world| {
        // Half of them at the same moment, so that ties have to be broken the same way on every page.
        let events: Vec<Value> = (0..47)
            .map(|n| match n % 2 {
                0 => numbered(n, json!({"count": n % 5 + 1})),
                _ => submission(json!({"severity": "high", "count": n % 5 + 1})),
            })
            .collect();
        let mut submitted = world.sensor().submit(&events).await;
        submitted.sort();
        let anna = world.anna();
        for sort in [
            json!([]),
            json!("timestamp"),
            json!("-severity"),
            json!("count"),
            json!("lastUpdatedTimestamp"),
            json!(["customerID", "-count"]),
        ] {
            for limit in [10, 46, 47, 48] {
                let mut ids = Vec::new();
                loop {
                    let criteria = all_and(json!({"sortBy": sort, "limit": limit, "offset": ids.len()}));
                    let page = anna.search(&criteria).await;
                    let (size, count) = (page.ids().len(), page.json["count"].as_u64().unwrap());
                    assert_eq!(page.json["limit"], limit);
                    assert_eq!(page.json["offset"], ids.len());
                    assert_eq!(page.json["size"], size);
                    assert_eq!(count, 47);
                    ids.extend(page.ids());
                    // How the client decides whether there is more.
                    if count <= ids.len() as u64 || size == 0 {
                        break;
                    }
                    assert_eq!(size, limit);
                }
                ids.sort();
                assert_eq!(ids, submitted, "sorted by {sort}, {limit} at a time");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn everything_is_one_answer_that_says_so() {
    on_each_engine(async |world| {
        let events: Vec<Value> = (0..30).map(|n| numbered(n, json!({}))).collect();
        world.sensor().submit(&events).await;
        let anna = world.anna();
        let default = anna.search(&all()).await;
        assert_eq!((default.rows().len(), &default.json["limit"]), (25, &json!(25)));
        let everything = anna.search(&all_and(json!({"limit": 0}))).await;
        assert_eq!(everything.rows().len(), 30);
        // Clients stop after an answer with the limit 0: there is no more than this.
        assert_eq!((&everything.json["limit"], &everything.json["size"]), (&json!(0), &json!(30)));
        assert_eq!(everything.json["count"], 30);
        let rest = anna.search(&all_and(json!({"limit": 0, "offset": 28}))).await;
        let paging = ["limit", "offset", "count", "size"].map(|name| rest.json[name].clone());
        assert_eq!(paging, [0, 28, 30, 2]);
        assert_eq!(rest.ids(), everything.ids()[28..]);
    })
    .await;
}

/// The requirement's continuous pull: the next call begins at the last update seen, which comes again.
#[tokio::test]
async fn pulling_by_last_update_misses_nothing() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        for batch in 0..6 {
            let events: Vec<Value> = (0..3).map(|n| numbered(batch * 3 + n, json!({}))).collect();
            sensor.submit(&events).await;
        }
        let changed = sensor.submit(&[numbered(0, json!({"severity": "critical"}))]).await.pop().unwrap();
        let anna = world.anna();
        let mut seen = Vec::new();
        let mut since = json!(0);
        loop {
            let criteria = json!({"startTimestamp": "2019-01-01T00:00:00Z", "lastUpdatedTimestamp": since,
                "limit": 7, "sortBy": "lastUpdatedTimestamp"});
            let page = anna.search(&criteria).await;
            let fresh: Vec<String> = page.ids().into_iter().filter(|id| !seen.contains(id)).collect();
            if fresh.is_empty() {
                break;
            }
            seen.extend(fresh);
            since = page.column("lastUpdatedTimestamp").pop().unwrap();
        }
        assert_eq!(seen.len(), 18);
        assert_eq!(*seen.last().unwrap(), changed, "what was changed comes last");
        assert!(since.as_i64().unwrap() > WHEN);
    })
    .await;
}
