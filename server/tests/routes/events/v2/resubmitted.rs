//! Whoever submits an id again changes that event.

use super::super::{WHEN, all, numbered};
use crate::support::{World, on_each_engine};
use serde_json::{Value, json};

async fn only_event(world: &World) -> Value {
    let found = world.anna().search(&all()).await;
    assert_eq!(found.rows().len(), 1, "{found:#?}");
    found.rows()[0].clone()
}

/// A submission of the first event that names only what changes.
fn change(more: Value) -> Value {
    let mut event = numbered(1, json!({}));
    let id = event["id"].take();
    let mut change = json!({"id": id});
    change.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    change
}

#[tokio::test]
async fn only_what_is_named_changes() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let end = json!({"ip": "10.0.0.1", "port": 22});
        let first = numbered(
            1,
            json!({"severity": "high", "count": 7, "source": end, "protocol": "tcp", "uri": "/a",
            "flags": ["BLOCKED"], "properties": {"kept": "1", "changed": "1"}}),
        );
        sensor.submit(&[first]).await;
        let before = only_event(world).await;
        sensor
            .submit(&[change(json!({"flags": ["FOLLOWUP"], "fqdn": "example.com", "count": 8,
            "properties": {"changed": "2", "added": ["x", "y"]}}))])
            .await;
        let after = only_event(world).await;
        for (name, old) in before.as_object().unwrap() {
            match name.as_str() {
                "flags" => assert_eq!(after[name], json!(["BLOCKED", "FOLLOWUP"])),
                "domain" => assert_eq!(after[name], json!({"fqdn": "example.com"})),
                "count" => assert_eq!(after[name], 8),
                "lastUpdatedTimestamp" => assert!(after[name].as_i64() >= old.as_i64()),
                "properties" => {
                    assert_eq!(after[name]["kept"], "1");
                    assert_eq!(after[name]["changed"], "2");
                    assert_eq!(after[name]["added"], "x,y");
                }
                _ => assert_eq!(after[name], *old, "{name}"),
            }
        }
        // Searches know of the change as well.
        let anna = world.anna();
        let moved =
            change(json!({"source": {"ip": "172.16.0.0/12"}, "startTimestamp": WHEN - 86_400_000 * 40}));
        sensor.submit(&[moved]).await;
        for (criteria, count) in [
            (json!({"startTimestamp": 0, "ip": "10.0.0.0/8"}), 0),
            (json!({"startTimestamp": 0, "ip": "172.16.5.5"}), 1),
            (json!({"startTimestamp": 0, "endTimestamp": WHEN - 86_400_000 * 39}), 1),
        ] {
            assert_eq!(anna.search(&criteria).await.json["count"], count, "{criteria}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_finalized_event_stays_as_it_is() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let id = sensor.submit(&[numbered(1, json!({"flags": ["FINALIZED"], "severity": "low"}))]).await;
        let before = only_event(world).await;
        let more = change(json!({"severity": "critical", "flags": ["BLOCKED"], "count": 9, "uri": "/x",
            "properties": {"k": "v"}, "source": {"ip": "10.0.0.1"}, "signature": "OTHER"}));
        let answer = sensor.post("/events/v2/event", &more).await.is(200);
        assert_eq!(answer.data()["status"], "accepted");
        assert_eq!(answer.data()["id"], id[0]);
        assert_eq!(only_event(world).await, before);
        assert_eq!(
            world.anna().search(&json!({"startTimestamp": 0, "ip": "10.0.0.1"})).await.json["count"],
            0
        );
    })
    .await;
}

/// The bounds of a submission are checked among themselves; against what is stored they must hold too.
#[tokio::test]
async fn an_event_never_ends_before_it_starts() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        sensor.submit(&[numbered(1, json!({}))]).await;
        for bound in [json!({"startTimestamp": WHEN + 5_000}), json!({"endTimestamp": WHEN - 5_000})] {
            let answer = sensor.post("/events/v2/event", &change(bound.clone())).await;
            let event = only_event(world).await;
            let time = |name: &str| event[name].as_i64().unwrap();
            assert!(time("startTimestamp") <= time("endTimestamp"), "{bound} gave {} {event}", answer.status);
        }
    })
    .await;
}

#[tokio::test]
async fn another_customers_event_cannot_be_changed() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[numbered(1, json!({}))]).await.pop().unwrap();
        let before = only_event(world).await;
        let mut event = numbered(1, json!({"severity": "critical"}));
        event["id"] = json!(id);
        let answer = world.gerd().post("/events/v2/event", &event).await;
        assert_eq!(answer.refused(), ["id.customer"]);
        assert_eq!(only_event(world).await, before);
    })
    .await;
}

/// The customer is a part of an event's id: what one calls his is no concern of another.
#[tokio::test]
async fn two_customers_may_choose_the_same_uuid() {
    on_each_engine(async |world| {
        let of = |severity: &str| numbered(1, json!({"severity": severity}));
        world.sensor().submit(&[of("low")]).await;
        let before = only_event(world).await;
        let answer = world.gerd().post("/events/v2/event", &of("critical")).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(only_event(world).await, before);
        assert_eq!(world.gina().search(&all()).await.column("severity"), ["critical"]);
    })
    .await;
}

/// As a sensor does that is not patient enough for an answer.
#[tokio::test]
async fn the_same_event_many_times_at_the_same_moment() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let event = numbered(1, json!({"source": {"ip": "10.0.0.1"}, "properties": {"k": "v"}}));
        let raw = json!({"signature": "RAW", "id": {"type": "raw"}, "startTimestamp": WHEN});
        let body = json!({"events": [event, raw]});
        let at_once = (0..12).map(|_| sensor.post("/events/v2/event/bulk", &body));
        let answers = futures::future::join_all(at_once).await;
        assert!(answers.iter().all(|answer| answer.status == 200), "{answers:#?}");
        let found = world.anna().search(&all()).await;
        assert_eq!(found.column("count"), [json!(1), json!(1)], "{found:?}");
    })
    .await;
}
