//! `POST /events/v2/event/search`: whatever is wrong is refused by name.

use super::{SEARCH, all_and};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn each_wrong_field_is_named() {
    on_each_engine(async |world| {
        let many = |count: usize| (0..count).map(|number| json!(number.to_string())).collect::<Vec<Value>>();
        let blocks = |count: usize| vec![json!({"port": 1}); count];
        for (wrong, fields) in [
            (json!({"startTimestamp": "yesterday", "endTimestamp": {}}), &["startTimestamp", "endTimestamp"][..]),
            (json!({"startTimestamp": 2, "endTimestamp": 1}), &["startTimestamp"]),
            (json!({"indexStartTimestamp": 2, "indexEndTimestamp": 1}), &["indexStartTimestamp"]),
            (json!({"timeFieldStrategy": ["never"], "timeMatchStrategy": "some"}),
                &["timeFieldStrategy", "timeMatchStrategy"]),
            (json!({"severity": ["worst", "low"]}), &["severity"]),
            (json!({"includeFlag": "noSuchFlag", "excludeFlag": [7]}), &["includeFlag", "excludeFlag"]),
            (json!({"includeFlag": "blocked", "excludeFlag": ["blocked"]}), &["includeFlag"]),
            (json!({"type": "alert"}), &["type"]),
            (json!({"sortBy": ["colour", "-timestamp"]}), &["sortBy", "sortBy"]),
            (json!({"limit": -1, "offset": "x"}), &["limit", "offset"]),
            (json!({"limit": 10_001}), &["limit"]),
            (json!({"offset": 100_001}), &["offset"]),
            (json!({"eventIdentifier": ["AGGR/1"]}), &["eventIdentifier"]),
            (json!({"associatedCase": "none"}), &["associatedCase"]),
            (json!({"productionCustomers": "x", "includeUnpublished": 3}),
                &["includeUnpublished", "productionCustomers"]),
            (json!({"customer": [{}]}), &["customer"]),
            (json!({"customer": many(1_025)}), &["customer"]),
            (json!({"domain": many(1_025)}), &["domain"]),
            (json!({"includeProperties": many(1_025)}), &["includeProperties"]),
            (json!({"includeComments": "maybe"}), &["includeComments"]),
            (json!({"attack": [{"signature": {}}]}), &["attack[0].signature"]),
            (json!({"attack": [{}, {"signature": many(1_025)}]}), &["attack[1].signature"]),
            (json!({"attack": {"attackCategory": (0..101).map(|n| json!(format!("c{n}"))).collect::<Vec<_>>()}}),
                &["attack[0].attackCategory"]),
            (json!({"attack": "A"}), &["attack[0]"]),
            (json!({"attack": [{"exclude": true, "required": true}]}), &["attack[0].exclude"]),
            (json!({"endpoint": {"ip": "10.0.0"}}), &["endpoint[0].ip"]),
            (json!({"endpoint": {"port": 65_536, "minMaskBits": 129}}), &["endpoint[0].minMaskBits", "endpoint[0].port"]),
            (json!({"endpoint": {"countryCode": "Norway"}}), &["endpoint[0].countryCode"]),
            (json!({"endpoint": {"endpointFieldStrategy": "both"}}), &["endpoint[0].endpointFieldStrategy"]),
            (json!({"endpoint": {"includeFlag": "blocked"}}), &["endpoint[0].includeFlag"]),
            (json!({"endpoint": {"includeFlag": "isCustomerNet", "excludeFlag": "isCustomerNet"}}),
                &["endpoint[0].includeFlag"]),
            (json!({"endpoint": blocks(1_025)}), &["endpoint"]),
            (json!({"subCriteria": vec![json!({}); 1_025]}), &["subCriteria"]),
            (json!({"endpoint": blocks(1_000), "attack": vec![json!({}); 100]}), &["subCriteria"]),
            (json!({"property": {"value": "v"}}), &["property[0].key"]),
            (json!({"property": {"key": "k", "value": []}}), &["property[0].value"]),
            (json!({"property": {"key": "k", "value": "v", "valueSearchStrategy": "guess"}}),
                &["property[0].valueSearchStrategy"]),
            (json!({"property": {"key": "k", "value": "v", "valueMatchStrategy": "most"}}),
                &["property[0].valueMatchStrategy"]),
            (json!({"subCriteria": {"endpoint": [{"port": "x"}]}}), &["subCriteria[0].endpoint[0].port"]),
            (json!({"subCriteria": [{"startTimestamp": 2, "endTimestamp": 1}]}), &["startTimestamp"]),
        ] {
            let answer = world.anna().post(SEARCH, &all_and(wrong.clone())).await;
            let shown: String = wrong.to_string().chars().take(100).collect();
            assert_eq!(answer.refused(), fields, "{shown}");
        }
    })
    .await;
}

#[tokio::test]
async fn odd_bodies() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let deep = |levels: usize| format!("{}{}", r#"{"subCriteria":["#.repeat(levels) + "{}", "]}".repeat(levels));
        for (body, field) in
            [("[]", "body"), ("{", "body"), ("7", "body"), (&deep(9), "subCriteria"), (&deep(500), "body")]
        {
            assert_eq!(anna.post_text(SEARCH, body).await.refused(), [field]);
        }
        // Nothing is asked for, or nothing that is known.
        for body in ["", "{}", r#"{"someday": {"maybe": 1}}"#, &deep(8)] {
            anna.post_text(SEARCH, body).await.is(200);
        }
        for text in ["a\u{0}b", "☃\u{202e}", "'; DROP TABLE event; --", "%_\\", "\u{10ffff}"] {
            let asked = json!({"customer": text, "domain": text, "attack": {"signature": text, "attackCategory": text,
                "alarm": text}, "property": {"key": text, "value": text}, "includeProperties": text});
            for path in [SEARCH, "/events/v2/event/statistics"] {
                let answer = anna.post(path, &all_and(asked.clone())).await.is(200);
                assert!(answer.json["data"].is_array(), "{text}");
            }
            anna.put("/events/v2/event/assess", &json!({"search": asked, "assessment": {}})).await.is(200);
        }
    })
    .await;
}
