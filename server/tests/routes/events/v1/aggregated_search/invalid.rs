//! What is wrong with a search is named, and answered with 412.

use super::super::super::{WHEN, all_and};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const PATH: &str = "/events/v1/aggregated/search";

#[tokio::test]
async fn each_wrong_field_is_named() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let many = |value: Value| json!(vec![value; 1_025]);
        for (criteria, fields) in [
            (json!({"ip": "192.168.1.0/33"}), &["ip"][..]),
            (json!({"ip": ["10.0.0.1", "10.0.0", "x"]}), &["ip", "ip"]),
            (json!({"sourceIP": "10.0.0.0/-1"}), &["sourceIP"]),
            (json!({"destinationIP": {"ip": "10.0.0.1"}}), &["destinationIP"]),
            (json!({"startTimestamp": "two days ago"}), &["startTimestamp"]),
            (json!({"startTimestamp": "2020-01-01T00:00:00"}), &["startTimestamp"]),
            (json!({"startTimestamp": -1}), &["startTimestamp"]),
            (json!({"startTimestamp": 1.5}), &["startTimestamp"]),
            (json!({"startTimestamp": [1, 2]}), &["startTimestamp"]),
            (json!({"startTimestamp": null}), &["startTimestamp"]),
            (json!({"startTimestamp": []}), &["startTimestamp"]),
            (json!({"endTimestamp": "later"}), &["endTimestamp"]),
            (json!({"startTimestamp": "now", "endTimestamp": "-1day"}), &["startTimestamp"]),
            (json!({"startTimestamp": WHEN, "endTimestamp": WHEN - 1}), &["startTimestamp"]),
            (json!({"startTimestamp": "-9999years"}), &["startTimestamp"]),
            (json!({"lastUpdatedTimestamp": "-2days"}), &["lastUpdatedTimestamp"]),
            (json!({"lastUpdatedTimestamp": -5}), &["lastUpdatedTimestamp"]),
            (json!({"severity": "worst"}), &["severity"]),
            (json!({"severity": ["low", "HIGH"]}), &["severity"]),
            (json!({"minSeverity": 3}), &["minSeverity"]),
            (json!({"maxSeverity": ""}), &["maxSeverity"]),
            (json!({"severity": "low", "minSeverity": "low"}), &["severity"]),
            (json!({"severity": "low", "maxSeverity": "low"}), &["severity"]),
            (json!({"minSeverity": "high", "maxSeverity": "low"}), &["minSeverity"]),
            (json!({"includeFlags": ["BLOCKED", "NOT_A_FLAG"]}), &["includeFlags"]),
            (json!({"excludeFlags": "x"}), &["excludeFlags"]),
            (json!({"includeFlags": "BLOCKED", "excludeFlags": "BLOCKED"}), &["includeFlags"]),
            (json!({"port": 65_536}), &["port"]),
            (json!({"sourcePort": "-1"}), &["sourcePort"]),
            (json!({"destinationPort": "ssh"}), &["destinationPort"]),
            (json!({"sourceIPMinBits": 129}), &["sourceIPMinBits"]),
            (json!({"destinationIPMinBits": -1}), &["destinationIPMinBits"]),
            (json!({"destinationIPMinBits": "/24"}), &["destinationIPMinBits"]),
            (json!({"customerID": "acme"}), &["customerID"]),
            (json!({"customerID": 1.5}), &["customerID"]),
            (json!({"customer": {}}), &["customer"]),
            (json!({"minCount": "many"}), &["minCount"]),
            (json!({"skipFutureEvents": "maybe"}), &["skipFutureEvents"]),
            (json!({"limit": -1}), &["limit"]),
            (json!({"limit": 10_001}), &["limit"]),
            (json!({"limit": 1e300}), &["limit"]),
            (json!({"limit": "ten"}), &["limit"]),
            (json!({"offset": -1}), &["offset"]),
            (json!({"offset": 100_001}), &["offset"]),
            (json!({"sortBy": "colour"}), &["sortBy"]),
            (json!({"sortBy": ["-timestamp", "--timestamp", ""]}), &["sortBy", "sortBy"]),
            (json!({"eventIdentifier": "AGGR/1/1"}), &["eventIdentifier"]),
            (json!({"eventIdentifier": {"type": "AGGR"}}), &["eventIdentifier"]),
            (
                json!({"eventIdentifier": [{"timestamp": 1, "customerID": 1, "eventID": "x"}]}),
                &["eventIdentifier[0].eventID", "eventIdentifier"],
            ),
            (json!({"eventIdentifier": 7}), &["eventIdentifier[0]"]),
            (
                json!({"eventIdentifier": many(json!("AGGR/1/1/6c36deb6-d5e3-461c-bab4-fca397006cb9"))}),
                &["eventIdentifier"],
            ),
            (json!({"signature": many(json!("S"))}), &["signature"]),
            (json!({"ip": many(json!("10.0.0.1"))}), &["ip"]),
            (json!({"port": many(json!(22))}), &["port"]),
            (json!({"customerID": many(json!(1))}), &["customerID"]),
            (json!({"locationID": many(json!(1))}), &["locationID"]),
            (json!({"locationID": "oslo"}), &["locationID"]),
            (json!({"alarmID": many(json!(1))}), &["alarmID"]),
            (json!({"alarmID": [1, "x"]}), &["alarmID"]),
            (json!({"attackCategoryID": many(json!(1))}), &["attackCategoryID"]),
            (json!({"attackCategoryID": 1.5}), &["attackCategoryID"]),
            (json!({"geoCountry": many(json!("NO"))}), &["geoCountry"]),
            (json!({"sourceGeoCountry": "Norway"}), &["sourceGeoCountry"]),
            (json!({"destinationGeoCountry": {}}), &["destinationGeoCountry"]),
            (json!({"domain": many(json!("example.com"))}), &["domain"]),
            (json!({"domain": [{}]}), &["domain"]),
            (json!({"associatedCaseID": many(json!(1))}), &["associatedCaseID"]),
            (json!({"associatedCaseID": "none"}), &["associatedCaseID"]),
            (json!({"sensorID": "x"}), &["sensorID"]),
            (json!({"properties": []}), &["properties"]),
            (json!({"exactMatchProperties": "no"}), &["exactMatchProperties"]),
            (json!({"multivaluePropertySeparator": "tab"}), &["multivaluePropertySeparator"]),
            (json!({"timeFieldStrategy": "whenever"}), &["timeFieldStrategy"]),
            (json!({"indexStartTime": "soon"}), &["indexStartTime"]),
            (json!({"indexEndTime": -1}), &["indexEndTime"]),
            (json!({"productionCustomers": 2}), &["productionCustomers"]),
            (json!({"includeDeleted": 1}), &["includeDeleted"]),
            (json!({"includeUnpublished": {}}), &["includeUnpublished"]),
            // Outside of subCriteria nobody says what it would mean: surely not the same as without it.
            (json!({"exclude": true}), &["exclude"]),
        ] {
            let answer = anna.search(&all_and(criteria.clone())).await;
            let shown: String = criteria.to_string().chars().take(100).collect();
            assert_eq!(answer.refused(), fields, "{shown}");
        }
        // Everything that is wrong, in one go.
        let criteria = all_and(json!({"ip": "x", "severity": "x", "port": "x", "sortBy": "x", "limit": "x"}));
        let answer = anna.search(&criteria).await;
        assert_json_snapshot!("everything_wrong_at_once", answer.json);
    })
    .await;
}

/// Criteria that say two things at once are refused wherever they stand, under the name of one of them.
#[tokio::test]
async fn contradictions() {
    on_each_engine(async |world| {
        for (criteria, field) in [
            (json!({"severity": "low", "minSeverity": "low"}), "severity"),
            (json!({"minSeverity": "critical", "maxSeverity": "low"}), "minSeverity"),
            (json!({"includeFlags": ["FOLLOWUP", "BLOCKED"], "excludeFlags": "BLOCKED"}), "includeFlags"),
            (json!({"timeFieldStrategy": "all", "lastUpdatedTimestamp": 1}), "timeFieldStrategy"),
            (json!({"startTimestamp": "now", "endTimestamp": "-1day"}), "startTimestamp"),
            (json!({"indexStartTime": WHEN, "indexEndTime": 0}), "indexStartTime"),
        ] {
            let mut inside = json!({"startTimestamp": 0, "subCriteria": {"required": true}});
            inside["subCriteria"].as_object_mut().unwrap().extend(criteria.as_object().unwrap().clone());
            let outside = all_and(criteria);
            for criteria in [outside, inside] {
                for path in ["aggregated/search", "aggregated/stats", "nids/search"] {
                    let answer = world.anna().post(&format!("/events/v1/{path}"), &criteria).await;
                    assert_eq!(answer.refused(), [field], "{path} {criteria}");
                }
                let bulk = json!({"criteria": criteria, "update": {"comment": "x"}});
                let answer = world.anna().put("/events/v1/aggregated/bulk", &bulk).await;
                assert_eq!(answer.status, 412, "{criteria}: {answer:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn bodies_that_are_no_criteria() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for body in [
            "{",
            "[]",
            "7",
            "\"x\"",
            "null",
            "{\"startTimestamp\": 0} x",
            "startTimestamp=0",
            "{\"startTimestamp\": \u{0}}",
            "{'startTimestamp': 0}",
        ] {
            assert_eq!(anna.post_text(PATH, body).await.refused(), ["body"], "{body}");
        }
        // Valid JSON without the one field that has to be there.
        for body in ["", "{}", "\n", "{\"limit\": 1}"] {
            assert_eq!(anna.post_text(PATH, body).await.refused(), ["startTimestamp"], "{body}");
        }
        let request = anna.request(reqwest::Method::POST, PATH).body(&b"{\"signature\": \"\xff\"}"[..]);
        assert_eq!(anna.send(request).await.refused(), ["body"]);
        let nested = format!("{{\"properties\": {}{}}}", "[".repeat(1_000), "]".repeat(1_000));
        assert_eq!(anna.post_text(PATH, &nested).await.refused(), ["body"]);
    })
    .await;
}
