//! Raw events that are submitted one by one become aggregates.

use super::super::{all, submission};
use crate::support::{World, on_each_engine};
use serde_json::{Value, json};

/// Begins a window of five minutes.
const WINDOW: i64 = 1_714_557_600_000;

fn raw(at: i64, more: Value) -> Value {
    let mut event = submission(
        json!({"id": {"type": "raw"}, "startTimestamp": WINDOW + at, "endTimestamp": WINDOW + at,
        "source": {"ip": "203.0.113.7", "port": at.rem_euclid(60_000)}, "destination": {"ip": "10.0.0.1", "port": 22}, "protocol": "tcp"}),
    );
    event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    event
}

async fn aggregates(world: &World) -> Vec<Value> {
    world.anna().search(&all()).await.rows().to_vec()
}

#[tokio::test]
async fn one_kind_within_the_window_is_one_aggregate() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let raws = [
            raw(2_000, json!({"severity": "low"})),
            raw(1_000, json!({"severity": "high", "flags": ["BLOCKED"]})),
            raw(299_999, json!({"flags": ["FOLLOWUP"]})),
        ];
        let mut ids = Vec::new();
        for event in &raws {
            ids.extend(sensor.submit(std::slice::from_ref(event)).await);
        }
        let found = aggregates(world).await;
        assert_eq!(found.len(), 1, "{found:#?}");
        let aggregate = &found[0];
        for (field, expected) in [
            ("count", json!(3)),
            ("startTimestamp", json!(WINDOW + 1_000)),
            ("endTimestamp", json!(WINDOW + 299_999)),
            ("severity", json!("high")),
            ("flags", json!(["BLOCKED", "FOLLOWUP"])),
            ("detailedEventIDS", json!([ids[1], ids[0], ids[2]])),
            ("protocol", json!("6")),
        ] {
            assert_eq!(aggregate[field], expected, "{field}");
        }
        // Told again they change nothing, in whatever order.
        let again = sensor.submit(&[raws[2].clone(), raws[0].clone(), raws[1].clone()]).await;
        assert_eq!(again, [ids[2].clone(), ids[0].clone(), ids[1].clone()]);
        assert_eq!(aggregates(world).await, found);
    })
    .await;
}

#[tokio::test]
async fn what_differs_stays_apart() {
    on_each_engine(async |world| {
        let end = |ip: &str, port: i64| json!({"ip": ip, "port": port});
        let kinds = [
            raw(0, json!({})),
            raw(0, json!({"signature": "OTHER"})),
            raw(0, json!({"source": end("203.0.113.8", 0)})),
            raw(0, json!({"destination": end("10.0.0.2", 22)})),
            raw(0, json!({"destination": end("10.0.0.1", 23)})),
            raw(0, json!({"protocol": "udp"})),
            // The next window.
            raw(300_000, json!({})),
            raw(-1, json!({"source": end("203.0.113.7", 1)})),
        ];
        world.sensor().submit(&kinds).await;
        // Of another customer.
        world.gerd().submit(&kinds[..1]).await;
        let found = world.admin().search(&all()).await;
        assert_eq!(found.column("count"), vec![json!(1); 9]);
        // The source's port and what else differs make no difference.
        let same = [raw(5, json!({"source": end("203.0.113.7", 5), "uri": "/x"}))];
        world.sensor().submit(&same).await;
        let counts = world.anna().search(&all()).await.column("count");
        assert_eq!(counts.iter().filter(|count| **count == 2).count(), 1, "{counts:?}");
    })
    .await;
}

/// The time in an aggregate's id is that of whichever raw event came first. It stays when an earlier one
/// arrives, so that a link to it keeps working.
#[tokio::test]
async fn an_aggregates_id_stays_when_an_earlier_raw_event_arrives() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        sensor.submit(&[raw(2_000, json!({}))]).await;
        let before = aggregates(world).await.remove(0);
        sensor.submit(&[raw(1_000, json!({}))]).await;
        let after = aggregates(world).await.remove(0);
        assert_eq!((&after["id"], &after["count"]), (&before["id"], &json!(2)));
        assert!(after["startTimestamp"].as_i64() < after["timestamp"].as_i64());
        assert_eq!(after["endTimestamp"], before["endTimestamp"]);
    })
    .await;
}

#[tokio::test]
async fn a_raw_event_keeps_the_id_it_was_given() {
    on_each_engine(async |world| {
        let id = format!("NIDS/{WINDOW}/1/6c36deb6-d5e3-461c-bab4-fca397006cb9");
        let submitted = world.sensor().submit(&[raw(0, json!({"id": &id}))]).await;
        assert_eq!(submitted, [id.as_str()], "the id in the answer");
        world.anna().get(&format!("/events/v1/{id}")).await.is(200);
    })
    .await;
}

/// What is accepted is kept: a case that is named, and a payload.
#[tokio::test]
async fn a_raw_event_brings_its_case_and_its_payload() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let payload = json!({"payloadType": "string", "payload": "GET /"});
        world.sensor().submit(&[raw(0, json!({"associatedCaseID": case, "payload": payload}))]).await;
        let aggregate = aggregates(world).await.remove(0);
        assert_eq!(aggregate["associatedCases"][0]["id"], case, "{aggregate}");
        assert_eq!(aggregate["flags"], json!(["HAS_PAYLOAD"]), "as for an aggregated event");
    })
    .await;
}
