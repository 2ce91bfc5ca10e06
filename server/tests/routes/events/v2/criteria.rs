//! `POST /events/v2/event/search` and `/statistics`: what each criterion finds, and that both agree.

use super::{SEARCH, WHEN, all_and, numbers, raw, six};
use crate::support::{Reader, on_each_engine};
use serde_json::{Value, json};

async fn finds(reader: Reader<'_>, criteria: Value, expected: &[i64]) {
    let mut asked = all_and(criteria.clone());
    let page = reader.post(SEARCH, &asked).await;
    assert_eq!(numbers(&page.ids()), expected, "{criteria}");
    assert_eq!(page.json["count"], expected.len(), "{criteria}");
    asked["type"] = json!("aggregated");
    let counted = reader.post("/events/v2/event/statistics", &asked).await;
    assert_eq!(counted.rows()[0]["count"], expected.len(), "{criteria}");
}

#[tokio::test]
async fn plain_fields() {
    on_each_engine(async |world| {
        six(world).await;
        let anna = world.anna();
        let id = |number: i64| format!("AGGR/{}/1/{}", WHEN + number, uuid::Uuid::from_u128(number as u128));
        for (criteria, expected) in [
            (json!({}), &[1, 2, 3, 4, 5, 6][..]),
            (json!({"customer": "acme"}), &[1, 2, 3, 4, 5, 6]),
            (json!({"customer": [1, "globex"]}), &[1, 2, 3, 4, 5, 6]),
            (json!({"customer": 2}), &[]),
            (json!({"productionCustomers": false}), &[]),
            (json!({"severity": ["critical", "high"]}), &[2, 3, 4]),
            (json!({"domain": "one.example"}), &[1]),
            (json!({"eventIdentifier": [id(2), id(5), id(9)]}), &[2, 5]),
            (json!({"associatedCase": 0}), &[1, 2, 3, 4, 5, 6]),
            (json!({"associatedCase": 7}), &[]),
            (json!({"includeFlag": ["blocked", "followup"]}), &[2]),
            (json!({"excludeFlag": "blocked"}), &[3, 4, 5, 6]),
            (json!({"includeUnpublished": false}), &[1, 2, 3, 4, 5, 6]),
            (json!({"indexEndTimestamp": "1970-01-02T00:00:00Z"}), &[]),
            (json!({"indexStartTimestamp": 0, "indexEndTimestamp": "now"}), &[1, 2, 3, 4, 5, 6]),
        ] {
            finds(anna, criteria, expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn times() {
    on_each_engine(async |world| {
        six(world).await;
        let at = |fields: Value, matching: &str, first: i64, last: i64| {
            json!({"timeFieldStrategy": fields, "timeMatchStrategy": matching,
                "startTimestamp": WHEN + first, "endTimestamp": (WHEN + last).to_string()})
        };
        for (criteria, expected) in [
            // The first or the last occurrence, unless something else is asked for.
            (json!({"startTimestamp": WHEN + 2, "endTimestamp": WHEN + 3}), &[2, 3][..]),
            (json!({"startTimestamp": WHEN + 7}), &[6]),
            (json!({"timeMatchStrategy": "all", "startTimestamp": WHEN + 2}), &[2, 3, 4, 5]),
            (at(json!("created"), "any", 5, 6), &[5, 6]),
            (at(json!(["published"]), "any", 5, 6), &[5, 6]),
            (at(json!(["firstEvent"]), "any", -3_600_000, 1), &[1, 6]),
            (at(json!(["lastEvent"]), "any", 5, 3_600_000), &[5, 6]),
            (at(json!(["firstEvent", "created"]), "any", 6, 10), &[6]),
            (at(json!(["firstEvent", "created"]), "all", 6, 10), &[]),
            (at(json!("all"), "any", -3_600_000, 0), &[6]),
            (at(json!("all"), "all", -3_600_000, 10), &[]),
            (at(json!(["lastUpdated", "enginePersisted", "firstAssessment"]), "any", 0, 10), &[]),
            (json!({"timeFieldStrategy": "lastUpdated", "startTimestamp": "-1hour"}), &[1, 2, 3, 4, 5, 6]),
            (json!({"timeFieldStrategy": "firstAssessment"}), &[]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn blocks_for_attacks_and_properties() {
    on_each_engine(async |world| {
        six(world).await;
        let property = |values: Value, more: Value| {
            let mut block = json!({"key": "several", "value": values});
            block.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            block
        };
        for (criteria, expected) in [
            (json!({"attack": {"signature": "A"}}), &[1, 2][..]),
            (json!({"attack": [{"signature": ["A"]}, {"signature": ["B", "C"]}]}), &[1, 2, 3, 4, 5]),
            (json!({"attack": [{"signature": "A", "exclude": true}]}), &[3, 4, 5, 6]),
            (json!({"attack": [{"signature": ["A", "B"], "required": true}, {"signature": "B"}]}), &[3, 4]),
            (json!({"attack": [{"signature": "A", "alarm": 99}]}), &[]),
            (json!({"attack": [{"alarm": ["99", "no such alarm"]}]}), &[]),
            (json!({"attack": [{"attackCategory": [99, "no such category", "☃"]}]}), &[]),
            (json!({"attack": [{"attackCategory": -2, "exclude": true}]}), &[1, 2, 3, 4, 5, 6]),
            (json!({"property": property(json!("y"), json!({}))}), &[1, 3]),
            (json!({"property": property(json!(["x", "z"]), json!({"valueMatchStrategy": "any"}))}), &[1]),
            (json!({"property": property(json!(["x", "y"]), json!({"valueMatchStrategy": "all"}))}), &[1]),
            (json!({"property": property(json!(["y", "z"]), json!({"valueMatchStrategy": "all"}))}), &[]),
            (json!({"property": property(json!("y"), json!({"exclude": true}))}), &[2, 4, 5, 6]),
            (json!({"property": [{"key": "words", "value": "beta"}]}), &[]),
            (
                json!({"property": [{"key": "words", "value": "beta", "valueSearchStrategy": "tokenized"}]}),
                &[1],
            ),
            // Lists are groups of their own, and all of them hold.
            (
                json!({"attack": [{"signature": "A"}, {"signature": "B"}],
                    "property": [property(json!("y"), json!({})), property(json!("x"), json!({}))]}),
                &[1, 3],
            ),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn blocks_for_end_points() {
    on_each_engine(async |world| {
        six(world).await;
        for (block, expected) in [
            (json!({"ip": "10.0.0.1"}), &[1, 2, 3][..]),
            (json!({"ip": "10.0.0.1", "minMaskBits": 24}), &[1, 2]),
            (json!({"ip": ["10.0.0.1"], "minMaskBits": 24, "endpointFieldStrategy": "source"}), &[1]),
            (json!({"ip": ["10.0.0.1"], "minMaskBits": 24, "endpointFieldStrategy": "destination"}), &[2]),
            (json!({"ip": ["10.0.0.0/8", "2001:db8::/32"], "endpointFieldStrategy": "all"}), &[1, 2, 3, 4]),
            (json!({"port": ["80"]}), &[1, 2, 4]),
            (json!({"port": 80, "endpointFieldStrategy": "source"}), &[2, 4]),
            (json!({"countryCode": ["NO", "SE"]}), &[1, 2]),
            (json!({"countryCode": ["NO", "SE"], "endpointFieldStrategy": "destination"}), &[2]),
            // One end fulfils everything.
            (json!({"ip": "10.0.0.0/24", "port": 80}), &[4]),
            (json!({"ip": "10.0.0.0/24", "port": 1000, "countryCode": "SE"}), &[2]),
            (json!({"ip": "10.0.0.1", "includeFlag": "isCustomerNet"}), &[1, 2]),
            (json!({"includeFlag": ["isCustomerNet"], "endpointFieldStrategy": "source"}), &[1]),
            (json!({"includeFlag": ["isCustomerNet"], "endpointFieldStrategy": "destination"}), &[2]),
            (json!({"port": 80, "excludeFlag": ["isCustomerNet"]}), &[1, 2, 4]),
            (json!({"port": 1000, "excludeFlag": ["isCustomerNet"]}), &[]),
            (json!({"includeFlag": ["isManagedBySoc"]}), &[]),
            (json!({"port": 80, "exclude": true}), &[3, 5, 6]),
            (json!({"ip": "10.0.0.0/24", "port": 80, "exclude": true}), &[1, 2, 3, 5, 6]),
        ] {
            finds(world.anna(), json!({"endpoint": block}), expected).await;
        }
        let several = json!({"endpoint": [{"port": 443}, {"ip": "10.0.0.2", "minMaskBits": 32},
            {"port": 80, "required": true}]});
        finds(world.anna(), several, &[4]).await;
    })
    .await;
}

#[tokio::test]
async fn blocks_within_blocks() {
    on_each_engine(async |world| {
        six(world).await;
        for (criteria, expected) in [
            (json!({"subCriteria": {"severity": "high"}}), &[2, 3][..]),
            (json!({"subCriteria": [{"severity": "high"}, {"attack": {"signature": "C"}}]}), &[2, 3, 5]),
            (json!({"subCriteria": [{"includeFlag": "blocked", "exclude": true}]}), &[3, 4, 5, 6]),
            (
                json!({"severity": "high", "subCriteria": [{"required": true, "endpoint": {"port": 443}}]}),
                &[3],
            ),
            (
                json!({"subCriteria": [{"severity": "critical"}, {"required": true, "attack": {"signature": "B"}},
                    {"exclude": true, "property": {"key": "several", "value": "y"}}]}),
                &[4],
            ),
            (json!({"subCriteria": [{"startTimestamp": WHEN + 5, "timeFieldStrategy": "created"}]}), &[5, 6]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
    })
    .await;
}

/// A category that a sensor named is found by its number and by its name, but not by whom does not see it.
#[tokio::test]
async fn categories_by_name() {
    on_each_engine(async |world| {
        let line = json!({"timestamp": "2024-04-10T12:00:00.000000+0000", "event_type": "alert",
            "src_ip": "203.0.113.70", "dest_ip": "10.0.0.1", "proto": "TCP",
            "alert": {"gid": 1, "signature_id": 7, "rev": 1, "severity": 2, "signature": "Scan",
                "category": "Attempted Leak"}});
        let file = world.argus.path("eve.json");
        std::fs::write(&file, line.to_string()).unwrap();
        world.argus.ok(&format!("ingest suricata {} --customer acme", file.display()));
        let anna = world.anna();
        let found = anna.post(SEARCH, &json!({"type": "aggregated"})).await;
        let category = found.rows()[0]["attackCategory"].clone();
        assert_eq!(category["shortName"], "Attempted Leak");
        for name in [category["id"].clone(), category["id"].to_string().into(), category["shortName"].clone()]
        {
            let attack = json!({"type": "aggregated", "attack": {"attackCategory": [name, "none"]}});
            assert_eq!(anna.post(SEARCH, &attack).await.ids(), found.ids(), "{name}");
            let none = world.gina().post(SEARCH, &attack).await.is(200);
            assert_eq!(none.json["count"], 0);
        }
    })
    .await;
}

#[tokio::test]
async fn raw_events_by_criteria() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        for (criteria, expected) in [
            (json!({}), &[1_000, 2_000, 3_000][..]),
            (json!({"attack": {"signature": "RAW-1"}}), &[1_000, 2_000]),
            (json!({"endpoint": {"ip": "10.1.0.1"}, "startTimestamp": WHEN + 1_500}), &[2_000, 3_000]),
            (json!({"property": {"key": "k", "value": "v"}}), &[1_000, 2_000, 3_000]),
            (json!({"severity": "high"}), &[]),
        ] {
            let mut asked = all_and(criteria.clone());
            asked["type"] = json!(["raw"]);
            let found = world.anna().post(SEARCH, &asked).await;
            assert_eq!(numbers(&found.ids()), expected, "{criteria}");
            let counted = world.anna().post("/events/v2/event/statistics", &asked).await;
            assert_eq!(counted.rows()[0]["count"], expected.len(), "{criteria}");
        }
    })
    .await;
}
