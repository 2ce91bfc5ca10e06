//! `POST /events/v2/event`

use super::super::{WHEN, all, submission};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const PATH: &str = "/events/v2/event";

#[tokio::test]
async fn what_is_left_out_is_filled_in() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let answer = sensor.post(PATH, &json!({"signature": "S"})).await.is(200);
        assert_json_snapshot!("submitted", answer.json, {".data.id" => "[id]"});
        let id = answer.data()["id"].as_str().unwrap();
        let parts: Vec<&str> = id.split('/').collect();
        assert_eq!((parts[0], parts[2], parts.len()), ("AGGR", "1", 4), "{id}");

        let found = world.anna().search(&json!({"startTimestamp": "-1min"})).await;
        let event = &found.rows()[0];
        assert_eq!(event["id"], id);
        for (field, expected) in [
            ("/count", json!(1)),
            ("/severity", json!("low")),
            ("/protocol", json!("0")),
            ("/source/networkAddress", Value::Null),
            ("/source/port", Value::Null),
            ("/flags", json!([])),
            ("/timestamp", parts[1].parse::<i64>().unwrap().into()),
            ("/startTimestamp", event["timestamp"].clone()),
            ("/endTimestamp", event["timestamp"].clone()),
            ("/properties/agent.id", json!("sensor")),
        ] {
            assert_eq!(event.pointer(field).unwrap(), &expected, "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn parts_of_an_id_may_be_given_in_either_form() {
    on_each_engine(async |world| {
        let uuid = "6c36deb6-d5e3-461c-bab4-fca397006cb9";
        for (id, expected) in [
            (json!({"uuid": uuid, "timestamp": WHEN}), format!("AGGR/{WHEN}/1/{uuid}")),
            (
                json!({"uuid": uuid, "timestamp": "7", "customer": 1, "type": "aggregated"}),
                format!("AGGR/7/1/{uuid}"),
            ),
            (
                json!({"uuid": uuid.to_uppercase(), "timestamp": 8, "customer": "ACME"}),
                format!("AGGR/8/1/{uuid}"),
            ),
            (json!(format!("AGGR/9/1/{uuid}")), format!("AGGR/9/1/{uuid}")),
            // The time of an event is that of its first occurrence unless its id says otherwise.
            (json!({"uuid": uuid}), format!("AGGR/{}/1/{uuid}", WHEN + 1)),
        ] {
            let event = json!({"id": id, "signature": "S", "startTimestamp": WHEN + 1});
            let answer = world.sensor().post(PATH, &event).await.is(200);
            assert_eq!(answer.data()["id"], expected, "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_wrong_field_is_named_and_nothing_is_stored() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let long = "x".repeat(9_000);
        for (wrong, fields) in [
            (json!({"signature": null}), &["signature"][..]),
            (json!({"signature": " "}), &["signature"]),
            (json!({"signature": long}), &["signature"]),
            (json!({"id": "AGGR/1/1"}), &["id"]),
            (json!({"id": ["AGGR"]}), &["id"]),
            (json!({"id": {"type": "AGGR"}}), &["id.type"]),
            (json!({"id": {"uuid": "x", "timestamp": -1}}), &["id.timestamp", "id.uuid"]),
            (json!({"id": {"customer": "globex"}}), &["id.customer"]),
            (json!({"id": {"customer": 77}}), &["id.customer"]),
            (json!({"id": {"type": "raw"}, "count": 2}), &["count"]),
            (json!({"startTimestamp": "yesterday"}), &["startTimestamp"]),
            (json!({"startTimestamp": -1}), &["startTimestamp"]),
            (json!({"endTimestamp": WHEN - 1}), &["endTimestamp"]),
            (json!({"endTimestamp": 8_796_093_022_207_i64}), &["endTimestamp"]),
            (json!({"severity": "urgent"}), &["severity"]),
            (json!({"count": 0}), &["count"]),
            (json!({"count": "a few"}), &["count"]),
            (json!({"protocol": 256}), &["protocol"]),
            (json!({"source": "10.0.0.1"}), &["source"]),
            (json!({"source": {"ip": "10.0.0"}}), &["source.ip"]),
            (
                json!({"destination": {"ip": "10.0.0.0/33", "port": 65_536}}),
                &["destination.port", "destination.ip"],
            ),
            (json!({"flags": ["BLOCKED", "NOT_A_FLAG"]}), &["flags"]),
            (json!({"flags": "NOTIFIED_DELETED"}), &["flags"]),
            (json!({"subEvents": ["x"]}), &["subEvents"]),
            (json!({"subEvents": [format!("NIDS/1/2/{}", uuid::Uuid::nil())]}), &["subEvents"]),
            (json!({"uri": long}), &["uri"]),
            (json!({"fqdn": long}), &["fqdn"]),
            (json!({"location": "oslo"}), &["location"]),
            (json!({"associatedCaseID": 1}), &["associatedCaseIDs"]),
            (
                json!({"payload": {"payloadType": "film", "payload": "x"}}),
                &["payload.payloadType", "payload.payloadType"],
            ),
            (json!({"payload": {"payloadType": "string"}}), &["payload.payloadType"]),
            (json!({"properties": ["k"]}), &["properties"]),
            (json!({"properties": {"k": {"x": 1}}}), &["properties.k"]),
        ] {
            let answer = sensor.post(PATH, &submission(wrong.clone())).await;
            let shown: String = wrong.to_string().chars().take(100).collect();
            assert_eq!(answer.refused(), fields, "{shown}");
        }
        assert_eq!(world.admin().search(&all()).await.json["count"], 0);
        for body in ["", "{}", "[]", "{"] {
            sensor.post_text(PATH, body).await.is(412);
        }
    })
    .await;
}

/// Texts that PostgreSQL cannot store, and long ones.
#[tokio::test]
async fn texts_that_a_database_might_not_take() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        for field in ["signature", "uri", "fqdn"] {
            let answer = sensor.post(PATH, &submission(json!({field: "a\u{0}b"}))).await;
            assert_eq!(answer.refused(), [field], "a text with a NUL");
        }
        let odd = "snowman ☃, \u{202e}backwards, '; DROP TABLE event; --, \"quotes\", \\ and \u{7f}";
        let event =
            submission(json!({"signature": odd, "uri": odd, "properties": {odd: odd, "nul": "a\u{0}b"},
            "payload": {"payloadType": "string", "payload": odd}}));
        let id = sensor.submit(&[event]).await.pop().unwrap();
        let shown = world.anna().get(&format!("/events/v1/{id}")).await.is(200);
        assert_eq!(shown.data()["attackInfo"]["signature"], odd);
        assert_eq!(shown.data()["uri"], odd);
        assert_eq!(shown.data()["properties"]["nul"], "a\u{0}b");
        assert_eq!(shown.data()["flags"], json!(["HAS_PAYLOAD"]));
        let key: String = odd.chars().take(50).collect();
        assert_eq!(shown.data()["properties"][key], odd);
        let found = world.anna().search(&json!({"startTimestamp": 0, "signature": odd})).await;
        assert_eq!(found.ids(), [&*id]);
    })
    .await;
}
