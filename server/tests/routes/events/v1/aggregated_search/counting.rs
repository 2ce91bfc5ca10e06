//! `count`, and the page's histogram, follow every write at once, whoever wrote.

use super::super::super::{WHEN, all_and, numbered};
use crate::support::{Alert, World, in_lines, on_each_engine};
use serde_json::{Value, json};

const CRITERIA: [fn() -> Value; 4] = [
    || json!({}),
    || json!({"minSeverity": "high"}),
    || json!({"ip": "10.0.0.0/24", "excludeFlags": ["BLOCKED"]}),
    || json!({"startTimestamp": WHEN, "endTimestamp": WHEN + 5, "port": 22}),
];

/// What is counted must be what is listed, for each of the criteria.
async fn counts(world: &World) -> Vec<usize> {
    let mut counts = Vec::new();
    for criteria in CRITERIA {
        let mut criteria = all_and(criteria());
        criteria["limit"] = json!(1_000);
        let answer = world.anna().search(&criteria).await;
        assert_eq!(answer.json["count"], answer.rows().len(), "{criteria}");
        counts.push(answer.rows().len());
    }
    let page = world.log_in("anna").await;
    let body = json!({"criteria": {"start": "0", "end": "now"}, "buckets": 100});
    let histogram = page.call("event/histogram", body).await.is(200).json;
    let buckets = histogram["buckets"].as_array().unwrap().iter();
    let counted: u64 =
        buckets.flat_map(|bucket| bucket.as_array().unwrap()).map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(counted, counts[0] as u64, "in the histogram");
    counts
}

#[tokio::test]
async fn what_is_counted_is_what_is_there() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let end = |n: i64| json!({"ip": format!("10.0.0.{n}"), "port": 22});
        assert_eq!(counts(world).await, [0, 0, 0, 0]);
        let events: Vec<Value> = (0..10).map(|n| numbered(n, json!({"source": end(n)}))).collect();
        sensor.submit(&events).await;
        assert_eq!(counts(world).await, [10, 0, 10, 6]);
        // Changed so that other criteria find it.
        sensor.submit(&[numbered(1, json!({"severity": "critical", "flags": ["BLOCKED"]}))]).await;
        assert_eq!(counts(world).await, [10, 1, 9, 6]);
        sensor.submit(&[numbered(2, json!({"source": {"ip": "172.16.0.1", "port": 23}}))]).await;
        assert_eq!(counts(world).await, [10, 1, 8, 5]);
        // By another process, and then merged into what is there.
        for (n, expected) in [(0, [11, 2, 9, 5]), (1, [11, 2, 9, 5])] {
            let alert = Alert::nth(n).with("/dest_ip", json!("10.0.0.99"));
            let file = world.argus.write("eve.json", in_lines(&[alert]));
            world.argus.ingest("suricata", &file, "acme").succeeded();
            assert_eq!(counts(world).await, expected);
        }
        // Of another customer: not hers.
        world.gerd().submit(&[numbered(20, json!({"severity": "critical"}))]).await;
        assert_eq!(counts(world).await, [11, 2, 9, 5]);
    })
    .await;
}
