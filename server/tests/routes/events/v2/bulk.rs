//! `POST /events/v2/event/bulk`

use super::super::{all, numbered, submission};
use crate::support::{World, on_each_engine};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const PATH: &str = "/events/v2/event/bulk";

async fn stored(world: &World) -> Value {
    world.admin().search(&all()).await.is(200).json["count"].clone()
}

#[tokio::test]
async fn one_wrong_event_keeps_out_all() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let right =
            |n| numbered(n, json!({"id": {"timestamp": n, "uuid": uuid::Uuid::from_u128(n as u128)}}));
        for (wrong, field) in [
            (json!({"startTimestamp": 0}), "events[1].signature"),
            (submission(json!({"id": {"customer": "globex"}})), "events[1].id.customer"),
            (submission(json!({"source": {"ip": "x"}})), "events[1].source.ip"),
            (submission(json!({"associatedCaseID": 7})), "events[1].associatedCaseIDs"),
            (
                submission(json!({"subEvents": [format!("NIDS/1/2/{}", uuid::Uuid::nil())]})),
                "events[1].subEvents",
            ),
            (json!(7), "events[1].event"),
        ] {
            for more in [json!({}), json!({"onError": "rejectAll"})] {
                let mut body = json!({"events": [right(1), wrong, right(2)]});
                body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                assert_eq!(sensor.post(PATH, &body).await.refused(), [field], "{wrong}");
                assert_eq!(stored(world).await, 0, "{wrong}");
            }
        }
        // Nor does any of it show in the log of activities.
        let page = world.log_in("admin").await;
        let texts = page.activities().await;
        assert!(texts.iter().all(|row| !row["text"].as_str().unwrap().contains("Submitted")), "{texts:?}");
    })
    .await;
}

#[tokio::test]
async fn wrong_ones_can_be_dropped() {
    on_each_engine(async |world| {
        let body = json!({"onError": "dropInvalid", "events": [
            numbered(1, json!({})),
            numbered(2, json!({"severity": "urgent"})),
            numbered(3, json!({})),
            "x",
            numbered(4, json!({"id": {"customer": "globex"}})),
        ]});
        let answer = world.sensor().post(PATH, &body).await.is(200);
        assert_json_snapshot!("invalid_dropped", answer.json);
        assert_eq!(stored(world).await, 2);

        // All of them wrong, and still an answer for each.
        let body = json!({"onError": "dropInvalid", "events": [{}, {}]});
        let answer = world.sensor().post(PATH, &body).await.is(200);
        assert_eq!((&answer.data()["accepted"], &answer.data()["rejected"]), (&json!(0), &json!(2)));
        assert_eq!(stored(world).await, 2);
    })
    .await;
}

/// What is found wrong late, when other tables know of the event already.
#[tokio::test]
async fn a_dropped_event_leaves_nothing() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let foreign = format!("NIDS/1/2/{}", uuid::Uuid::nil());
        let body = json!({"onError": "dropInvalid", "events": [
            numbered(1, json!({"subEvents": [foreign], "source": {"ip": "10.0.0.0/8"}})),
            numbered(2, json!({})),
        ]});
        let answer = sensor.post(PATH, &body).await.is(200);
        assert_eq!(answer.data()["rejected"], 1, "{answer:#?}");
        assert_eq!(answer.data()["events"][0]["status"], "rejected");
        assert_eq!(stored(world).await, 1, "a rejected event was stored");

        // A change that is rejected changes nothing.
        let body = json!({"onError": "dropInvalid", "events": [
            numbered(2, json!({"severity": "critical", "subEvents": [foreign]})),
        ]});
        sensor.post(PATH, &body).await.is(200);
        let found = world.anna().search(&all()).await;
        assert_eq!(found.column("severity"), ["low"], "a rejected change was made");
    })
    .await;
}

#[tokio::test]
async fn bodies_that_are_no_bulk() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        for (body, fields) in [
            (json!({}), &["events"][..]),
            (json!({"events": []}), &["events"]),
            (json!({"events": {}}), &["events"]),
            (json!({"events": "x"}), &["events"]),
            (json!({"events": null}), &["events"]),
            (json!({"events": [submission(json!({}))], "onError": "dropinvalid"}), &["onError"]),
            (json!({"events": [], "onError": 7}), &["onError", "events"]),
            (json!([submission(json!({}))]), &["body"]),
            (json!({"events": vec![json!({}); 10_001]}), &["events"]),
        ] {
            assert_eq!(sensor.post(PATH, &body).await.refused(), fields);
        }
        assert_eq!(stored(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_same_id_twice_in_one_bulk_is_one_event() {
    on_each_engine(async |world| {
        let events = [
            numbered(1, json!({"flags": ["BLOCKED"]})),
            numbered(1, json!({"severity": "high", "flags": ["FOLLOWUP"]})),
        ];
        let ids = world.sensor().submit(&events).await;
        assert_eq!(ids[0], ids[1]);
        let found = world.anna().search(&all()).await;
        assert_eq!(found.ids(), ids[..1]);
        assert_eq!(found.rows()[0]["severity"], "high");
        assert_eq!(found.rows()[0]["flags"], json!(["BLOCKED", "FOLLOWUP"]));
    })
    .await;
}

#[tokio::test]
async fn many_at_once_for_several_customers() {
    on_each_engine(async |world| {
        let events: Vec<Value> = (0..300)
            .map(|n: i64| {
                let customer = if n % 2 == 0 { "acme" } else { "globex" };
                submission(json!({"id": {"customer": customer}, "source": {"ip": format!("10.0.{}.{}", n / 50, n % 50)}}))
            })
            .collect();
        let ids = world.admin().submit(&events).await;
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 300);
        assert_eq!(stored(world).await, 300);
        assert_eq!(world.anna().search(&all()).await.json["count"], 150);
        let page = world.log_in("admin").await;
        let rows = page.activities().await;
        let submitted: Vec<&str> =
            rows.iter().map(|row| row["text"].as_str().unwrap()).filter(|text| text.contains("Submitted")).collect();
        assert_eq!(submitted, ["Submitted 300 events"]);
    })
    .await;
}
