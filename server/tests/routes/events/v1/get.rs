//! `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}`

use super::super::{WHEN, submission};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const UUID: &str = "6c36deb6-d5e3-461c-bab4-fca397006cb9";

/// The requirement's example, as its sensor would submit it.
fn example(id: &str) -> Value {
    json!({
        "id": id, "startTimestamp": 1_569_185_283_910_i64, "endTimestamp": 1_569_185_283_910_i64,
        "signature": "SNORT-1:41336", "severity": "high", "protocol": "0",
        "source": {"ip": "10.5.97.201", "port": 12_342},
        "destination": {"ip": "94.127.56.1", "port": 80,
            "geoLocation": {"countryCode": "NO", "latitude": 52.3824, "longitude": 4.8995}},
        "flags": ["BLOCKED", "CREATED_BY_ANALYSIS_FILTER", "FINALIZED", "CUSTOM_SOURCE_AGGREGATION",
            "CUSTOM_DESTINATION_AGGREGATION", "SOURCE_IS_CUSTOMERNET"],
        "properties": {"http_protocol": "HTTP/1.1", "event.original.signature": "SNORT-1:41336",
            "agent.parseTimestamp": "1569185281851"}
    })
}

#[tokio::test]
async fn the_example_event_of_the_requirement() {
    on_each_engine(async |world| {
        let id = format!("AGGR/{WHEN}/1/{UUID}");
        let submitted = world.sensor().post("/events/v2/event", &example(&id)).await.is(200);
        assert_eq!(*submitted.data(), json!({"id": id, "status": "accepted", "message": null}));
        let answer = world.anna().get(&format!("/events/v1/{id}")).await.is(200);
        assert_json_snapshot!("example_event", answer.json, {
            ".data.lastUpdatedTimestamp" => "[now]",
            ".data.properties[\"agent.timestamp\"]" => "[now]",
            ".data.properties[\"engine.timestamp\"]" => "[now]",
        });
        // Every field of the requirement's answer is there.
        let fields = [
            "customerInfo",
            "properties",
            "associatedCase",
            "location",
            "attackInfo",
            "domain",
            "uri",
            "count",
            "source",
            "destination",
            "protocol",
            "timestamp",
            "startTimestamp",
            "endTimestamp",
            "lastUpdatedTimestamp",
            "flags",
            "severity",
            "detailedEventIDS",
            "id",
            "comments",
            "associatedCases",
        ];
        for field in fields {
            assert!(answer.data().get(field).is_some(), "{field} is missing");
        }
        // The toolbelt divides every field with this word in its name.
        for (name, value) in answer.data().as_object().unwrap() {
            assert!(!name.to_lowercase().contains("timestamp") || value.is_i64(), "{name}: {value}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_raw_event_and_its_aggregate_name_each_other() {
    on_each_engine(async |world| {
        let raw = submission(json!({"id": {"type": "raw"}, "severity": "critical", "fqdn": "example.com",
            "uri": "/x?y=1", "source": {"ip": "2001:db8::1", "host": "h", "user": "u"}, "protocol": "icmp"}));
        let id = world.sensor().submit(&[raw]).await.pop().unwrap();
        assert!(id.starts_with(&format!("NIDS/{WHEN}/1/")), "{id}");
        let anna = world.anna();
        let raw = anna.get(&format!("/events/v1/{id}")).await.is(200);
        assert_json_snapshot!("raw_event", raw.json, {".data.engineTimestamp" => "[now]"});
        // RAW is the newer word for NIDS.
        let again = anna.get(&format!("/events/v1/{}", id.replace("NIDS", "RAW"))).await.is(200);
        assert_eq!(again.data(), raw.data());

        let found = anna.search(&json!({"startTimestamp": 0})).await;
        let aggregate = &found.rows()[0];
        assert_eq!(aggregate["detailedEventIDS"], json!([id]));
        assert_eq!(aggregate["domain"], json!({"fqdn": "example.com"}));
        assert_eq!(aggregate["severity"], "critical");
        let aggregate_id = aggregate["id"].as_str().unwrap();
        let answer = anna.get(&format!("/events/v1/{aggregate_id}")).await.is(200);
        assert_eq!(answer.data(), aggregate, "search and get show the same");
        let attack = anna.get(&format!("/events/v1/{}", aggregate_id.replace("AGGR", "AGGRATTACK"))).await;
        assert_eq!(attack.is(200).data(), aggregate);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_or_not_his() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[submission(json!({}))]).await.pop().unwrap();
        let path = format!("/events/v1/{id}");
        world.anna().get(&path).await.is(200);
        let foreign = world.gina().get(&path).await.is(404);
        let uuid = id.rsplit('/').next().unwrap();
        // It says the same of what exists and of what does not.
        let missing = world.gina().get(&path.replace(uuid, UUID)).await.is(404);
        let text = |answer: &crate::support::Answer| {
            answer.json["messages"][0]["message"].as_str().unwrap().replace(uuid, UUID)
        };
        assert_eq!(text(&foreign), text(&missing));
        for wrong in [
            format!("/events/v1/AGGR/{}/1/{uuid}", WHEN + 1),
            format!("/events/v1/AGGR/{WHEN}/2/{uuid}"),
            format!("/events/v1/NIDS/{WHEN}/1/{uuid}"),
            format!("/events/v1/AGGR/{WHEN}/1/{UUID}"),
            format!("/events/v1/AGGR/{WHEN}/-1/{uuid}"),
        ] {
            world.anna().get(&wrong).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn parts_that_are_wrong_are_named() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for (path, fields) in [
            (format!("/aggr/{WHEN}/1/{UUID}"), &["type"][..]),
            (format!("/AGGR/2019-09-22/1/{UUID}"), &["timestamp"]),
            (format!("/AGGR/-1/1/{UUID}"), &["timestamp"]),
            (format!("/AGGR/99999999999999/1/{UUID}"), &["timestamp"]),
            (format!("/AGGR/{WHEN}/acme/{UUID}"), &["customerID"]),
            (format!("/AGGR/{WHEN}/1/6c36deb6"), &["eventID"]),
            ("/x/x/x/x".to_owned(), &["type", "timestamp", "customerID", "eventID"]),
            // Not UTF-8.
            (format!("/AGGR/{WHEN}/1/%FF"), &["eventID"]),
        ] {
            let answer = anna.get(&format!("/events/v1{path}")).await;
            assert_eq!(answer.refused(), fields, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_events_cases_are_named_to_those_who_see_them() {
    on_each_engine(async |world| {
        let mut page = world.log_in("anna").await;
        let case = page.create_case(1, "AI CASE").await;
        let event = submission(json!({"associatedCaseIDs": [case]}));
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        let answer = world.anna().get(&format!("/events/v1/{id}")).await.is(200);
        assert_json_snapshot!("associated_case", answer.data()["associatedCase"]);
        assert_eq!(answer.data()["associatedCases"], json!([answer.data()["associatedCase"]]));

        // A case of another customer, or none: the whole submission is refused.
        for (case, field) in [(case, "associatedCaseIDs"), (case + 1, "associatedCaseIDs")] {
            let event = submission(json!({"id": {"customer": "globex"}, "associatedCaseID": case}));
            let answer = world.gerd().post("/events/v2/event", &event).await;
            assert_eq!(answer.refused(), [field]);
        }
        assert_eq!(world.gina().search(&super::super::all()).await.json["count"], 0);
    })
    .await;
}

#[tokio::test]
async fn head_is_answered_like_get() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[submission(json!({}))]).await.pop().unwrap();
        let request = world.anna().request(reqwest::Method::HEAD, &format!("/events/v1/{id}"));
        let answer = world.server.send(request).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, ""));
    })
    .await;
}
