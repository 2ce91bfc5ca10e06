//! `PUT /events/v2/event/{timestamp}/{customerID}/{eventID}/assess` and `PUT /events/v2/event/assess`

use super::{WHEN, all_and, number, numbered, raw, six};
use crate::support::{Reader, on_each_engine};
use serde_json::{Value, json};

const BULK: &str = "/events/v2/event/assess";

/// With a type, and without.
fn paths(id: &str) -> [String; 2] {
    let plain = id.split_once('/').unwrap().1;
    [id, plain].map(|id| format!("/events/v2/event/{id}/assess"))
}

fn flags(event: &Value) -> Vec<&str> {
    event["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap()).collect()
}

#[tokio::test]
async fn one_event() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "Beacons").await;
        let anna = world.anna();
        for (at, which) in [(1, 0), (2, 1)] {
            let event = numbered(at, json!({"flags": ["FOLLOWUP", "BLOCKED"]}));
            let id = world.sensor().submit(&[event]).await.pop().unwrap();
            let path = &paths(&id)[which];
            let body = json!({"comment": "Fine.", "enableFlag": ["notAThreat"], "disableFlag": "followup",
                "newSeverity": "critical", "associateCase": [case], "handledByAnalyst": true,
                "assessmentProperty": [{"key": "verdict", "values": ["benign", "known"]}],
                "trigger": ["slaViolation"], "publishIfUnpublished": true});
            let judged = anna.put(path, &body).await.is(200);
            assert_eq!((&judged.data()["id"], &judged.data()["severity"]), (&json!(id), &json!("critical")));
            assert_eq!(
                flags(judged.data()),
                [
                    "blocked",
                    "notAThreat",
                    "acknowledged",
                    "severityAdjusted",
                    "commented",
                    "handledByAnalyst"
                ]
            );
            assert_eq!(judged.data()["associatedCases"][0]["id"], case);

            let found = path.replace("/assess", "?includeComments=true&includeAllProperties=true");
            let found = anna.get(&found).await.is(200);
            assert_eq!(found.data()["comments"][0]["comment"], "Fine.");
            let properties = found.data()["properties"].as_array().unwrap();
            let verdict =
                properties.iter().find(|one| one["key"] == "meta.argus.assessment.verdict").unwrap();
            assert_eq!(verdict["values"], json!(["benign", "known"]));

            let again =
                json!({"autoAcknowledge": false, "disableFlag": "acknowledged", "disassociateCase": case});
            let again = anna.put(path, &again).await.is(200);
            assert!(!flags(again.data()).contains(&"acknowledged"));
            assert_eq!(again.data()["associatedCases"], json!([]));
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_judged() {
    on_each_engine(async |world| {
        let ids = raw(world).await;
        let anna = world.anna();
        let comment = json!({"comment": "No."});
        let [with_type, plain] = paths(&ids[1]);
        assert_eq!(anna.put(&with_type, &comment).await.refused(), ["type"]);
        anna.put(&plain, &comment).await.is(404);
        let own = world.sensor().submit(&[numbered(1, json!({}))]).await.pop().unwrap();
        for path in paths(&own) {
            world.gina().put(&path, &comment).await.is(404);
            world.sensor().put(&path, &comment).await.is(403);
            for (wrong, fields) in [
                (json!({"enableFlag": ["noSuchFlag", "followup"]}), &["enableFlag"][..]),
                (
                    json!({"enableFlag": "blocked", "disableFlag": "sourceIsCustomernet"}),
                    &["enableFlag", "disableFlag"],
                ),
                (json!({"enableFlag": "followup", "disableFlag": "followup"}), &["enableFlag"]),
                (json!({"associateCase": 1, "disassociateCase": 1}), &["associateCase"]),
                (json!({"associateCase": [99]}), &["associateCase"]),
                (json!({"disassociateCase": [99]}), &["disassociateCase"]),
                (json!({"newSeverity": "worst"}), &["newSeverity"]),
                (json!({"comment": "x".repeat(65_537)}), &["comment"]),
                (json!({"comment": {}}), &["comment"]),
                (json!({"assessmentProperty": [{"key": "k", "values": []}]}), &["assessmentProperty[0].key"]),
                (json!({"assessmentProperty": ["k"]}), &["assessmentProperty[0]"]),
                (json!({"trigger": ["panic"]}), &["trigger"]),
                (json!({"autoAcknowledge": 2}), &["autoAcknowledge"]),
                (json!([]), &["body"]),
            ] {
                assert_eq!(anna.put(&path, &wrong).await.refused(), fields, "{wrong}");
            }
        }
        let untouched = anna.get(&format!("/events/v2/event/{own}?includeComments=true")).await.is(200);
        assert_eq!((flags(untouched.data()).len(), &untouched.data()["comments"]), (0, &json!([])));
    })
    .await;
}

async fn bulk(reader: Reader<'_>, search: Value) -> Vec<i64> {
    let body =
        json!({"search": all_and(search), "assessment": {"comment": "Bulk.", "enableFlag": "falsePositive"}});
    let answer = reader.put(BULK, &body).await.is(200);
    assert_eq!(answer.data()["failures"], json!([]));
    let ids = answer.data()["successes"].as_array().unwrap();
    ids.iter().map(|id| number(id.as_str().unwrap())).collect()
}

#[tokio::test]
async fn those_that_match() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        let anna = world.anna();
        assert_eq!(bulk(world.gina(), json!({})).await, [0; 0]);
        assert_eq!(bulk(anna, json!({"attack": {"signature": ["A", "B"]}})).await, [4, 3, 2, 1]);
        let sorted =
            json!({"sortBy": "firstEventTimestamp", "limit": 2, "offset": 1, "endTimestamp": WHEN + 9});
        assert_eq!(bulk(anna, sorted).await, [1, 2]);
        assert_eq!(bulk(anna, json!({"limit": 0})).await.len(), 8);
        assert_eq!(bulk(anna, json!({"limit": 0, "offset": 6})).await, [2, 1]);
        assert_eq!(bulk(anna, json!({"attack": {"signature": "none"}})).await, [0; 0]);
        let first = format!("AGGR/{}/1/{}", WHEN + 1, uuid::Uuid::from_u128(1));
        let found = anna.get(&format!("/events/v2/event/{first}?includeComments=true")).await;
        assert_eq!(found.data()["comments"].as_array().unwrap().len(), 4);
    })
    .await;
}

#[tokio::test]
async fn bulk_names_what_is_wrong() {
    on_each_engine(async |world| {
        let assessment = json!({"comment": "No."});
        for (wrong, fields) in [
            (json!({}), &["search", "assessment"][..]),
            (json!({"search": {}}), &["assessment"]),
            (json!({"assessment": assessment}), &["search"]),
            (json!({"search": 7, "assessment": []}), &["search", "assessment"]),
            (json!({"search": {"severity": "worst", "limit": -1}, "assessment": {"trigger": "x"}}),
                &["search.severity", "search.limit", "assessment.trigger"]),
            (json!({"search": {"type": "raw"}, "assessment": assessment}), &["search.type"]),
            (json!({"search": {"limit": 10_001}, "assessment": assessment}), &["search.limit"]),
            (json!({"search": {"startTimestamp": 2, "endTimestamp": 1}, "assessment": assessment}),
                &["search.startTimestamp"]),
            (json!({"search": {"indexStartTimestamp": 2, "indexEndTimestamp": 1}, "assessment": assessment}),
                &["search.indexStartTimestamp"]),
            (json!({"search": {"attack": {"signature": {}}}, "assessment": assessment}),
                &["search.attack[0].signature"]),
            (json!({"search": {}, "assessment": {"enableFlag": "blocked"}}), &["assessment.enableFlag"]),
        ] {
            assert_eq!(world.anna().put(BULK, &wrong).await.refused(), fields, "{wrong}");
        }
        let unknown_case = json!({"search": all_and(json!({})), "assessment": {"associateCase": 99}});
        six(world).await;
        assert_eq!(world.anna().put(BULK, &unknown_case).await.refused(), ["assessment.associateCase"]);
    })
    .await;
}
