//! Events as `POST /events/v2/event` takes them, from a file.

use super::aggregates;
use crate::support::on_each_engine;
use serde_json::json;

#[tokio::test]
async fn lines_as_the_api_takes_them() {
    on_each_engine(async |world| {
        let uuid = |n: u128| uuid::Uuid::from_u128(n).to_string();
        let lines = [
            json!({"signature": "A", "id": {"uuid": uuid(1), "timestamp": 1_000}, "severity": "high"})
                .to_string(),
            json!({"signature": "B", "severity": "urgent"}).to_string(),
            "oops".to_owned(),
            // Whatever customer a line names: it may come from another server.
            json!({"signature": "C", "id": format!("AGGR/2000/2171/{}", uuid(2))}).to_string(),
            json!({"id": {"uuid": uuid(3)}}).to_string(),
            json!({"signature": "D", "id": {"type": "raw", "timestamp": 3_000}}).to_string(),
        ];
        let file = world.argus.write("events.jsonl", lines.join("\n"));
        for round in 0..2 {
            let done = world.argus.ingest("jsonl", &file, "acme");
            assert_eq!(done.code, Some(1));
            let lines: Vec<&str> = done.err.lines().map(|line| line.rsplit('/').next().unwrap()).collect();
            assert_eq!(
                lines,
                [
                    "events.jsonl:2: severity “urgent” must be one of low, medium, high, critical",
                    "events.jsonl:3: is not JSON: expected value",
                    "events.jsonl:5: signature must be given",
                ]
            );
            assert!(done.out.contains("3 damaged records were not stored."), "{}", done.out);
            assert!(done.out.starts_with("Stored 3 events from "), "{}", done.out);
            let events = aggregates(world.anna()).await;
            let signatures: Vec<_> = events.iter().map(|event| &event["attackInfo"]["signature"]).collect();
            assert_eq!(signatures, ["A", "C", "D"], "round {round}");
            assert_eq!(events[1]["id"], format!("AGGR/2000/1/{}", uuid(2)));
        }
    })
    .await;
}

#[tokio::test]
async fn an_array_of_events() {
    on_each_engine(async |world| {
        let events =
            json!([{"signature": "A", "startTimestamp": 1}, {"signature": "B", "startTimestamp": 2}]);
        let file = world.argus.write("events.json", serde_json::to_string_pretty(&events).unwrap());
        let done = world.argus.ingest("jsonl", &file, "globex").succeeded();
        assert!(done.out.starts_with("Stored 2 events from "), "{}", done.out);
        assert_eq!(aggregates(world.gina()).await.len(), 2);
    })
    .await;
}
