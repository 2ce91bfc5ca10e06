//! `POST /cases/v2/case/stats`

use super::{CASE, open};
use crate::support::{Reader, on_each_engine};
use serde_json::{Value, json};

async fn stats(reader: &Reader<'_>, criteria: Value) -> Value {
    reader.post(&format!("{CASE}/stats"), &criteria).await.is(200).data().clone()
}

/// What each group has in all spans together, in their order: `high: 2`.
fn told(stats: &Value, key: &str, value: &str) -> String {
    let keys = stats["keys"].as_array().unwrap();
    let counts = |id: &Value| -> i64 {
        let frames = stats["timeFrames"].as_array().unwrap().iter();
        let records = frames.flat_map(|frame| frame["records"].as_array().unwrap());
        records
            .filter(|record| record["keyID"] == *id)
            .map(|record| record["value"][value].as_i64().unwrap())
            .sum()
    };
    let group = |one: &Value| {
        let name = one[key].as_str().unwrap_or("-").to_owned();
        format!("{name}: {}", counts(&one["id"]))
    };
    keys.iter().map(group).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn cases_are_counted_by_what_they_have_in_common() {
    on_each_engine(async |world| {
        let (anna, admin, gina) = (world.anna(), world.admin(), world.gina());
        let empty = stats(&anna, json!({"groupBy": [{"key": "status"}]})).await;
        assert_eq!(empty["keys"], json!([{"id": 1, "status": null}]));

        let first = open(&anna, "One", json!({"priority": "high", "category": "fraud:phishing"})).await["id"].clone();
        open(&anna, "Two", json!({"priority": "high", "service": "irt"})).await;
        open(&anna, "Three", json!({"priority": "low", "tags": [{"key": "k", "value": "v"}]})).await;
        open(&anna, "Trial", json!({"testData": true})).await;
        open(&admin, "Foreign", json!({"customer": "globex", "priority": "critical"})).await;
        anna.put(&format!("{CASE}/{first}/close"), &json!({})).await.is(200);

        let by = |key: &str| json!({"groupBy": [{"key": key}]});
        for (key, groups) in [
            ("priority", "high: 2, low: 1"),
            ("service", "ids: 2, irt: 1"),
            ("customer", "acme: 3"),
            ("category", "-: 2, fraud:phishing: 1"),
            ("status", "pendingSoc: 2, closed: 1"),
            ("type", "securityIncident: 3"),
        ] {
            assert_eq!(told(&stats(&anna, by(key)).await, key, "created"), groups);
        }
        assert_eq!(told(&stats(&admin, by("customer")).await, "customer", "created"), "acme: 3, globex: 1");
        assert_eq!(told(&stats(&gina, by("customer")).await, "customer", "created"), "globex: 1");
        let trial = json!({"includeTestData": true, "groupBy": [{"key": "customer"}]});
        assert_eq!(told(&stats(&anna, trial).await, "customer", "created"), "acme: 4");
        let tagged = json!({"tag": [{"key": "k", "values": ["v"]}], "groupBy": [{"key": "priority"}]});
        assert_eq!(told(&stats(&anna, tagged).await, "priority", "created"), "low: 1");

        // Span by span: what is open is what is left at the end of each.
        let values = json!(["created", "open", "closed", "published"]);
        let spans = json!({"values": values, "startTimestamp": "-3days", "resolution": 1, "resolutionUnit": "days"});
        let found = stats(&anna, spans).await;
        let frames = found["timeFrames"].as_array().unwrap();
        assert_eq!(frames.len(), 4);
        assert!(frames[..3].iter().all(|frame| frame["records"] == json!([])), "{found:#}");
        let last = json!({"created": 3, "open": 2, "closed": 1, "published": 3});
        assert_eq!((&frames[3]["records"][0]["value"], &found["hitCount"]), (&last, &last));
        assert_eq!(found["valueNames"], values);
        let before = json!({"values": values, "endTimestamp": "-1days", "startTimestamp": "-3days"});
        let none = json!({"created": 0, "open": 0, "closed": 0, "published": 0});
        assert_eq!(stats(&anna, before).await["hitCount"], none);
        // Narrowed by a time of the cases themselves.
        let closed = json!({"timeFieldStrategy": ["closedTimestamp"], "startTimestamp": "-1days"});
        assert_eq!(stats(&anna, closed).await["hitCount"], json!({"created": 1}));

        // What is cut off is one more group, or left out.
        let cut = |others: bool| json!({"groupBy": [{"key": "priority", "cutoff": 1}], "includeOthers": others});
        assert_eq!(told(&stats(&anna, cut(true)).await, "priority", "created"), "high: 2, OTHERS: 1");
        let only = stats(&anna, cut(false)).await;
        assert_eq!((told(&only, "priority", "created").as_str(), &only["hitCount"]["created"]), ("high: 2", &json!(3)));
        let by_field = json!({"groupBy": [{"key": "service"}], "cutoffFields": {"service": 1}, "includeOthers": false});
        assert_eq!(told(&stats(&anna, by_field).await, "service", "created"), "ids: 2");
        let sorted = json!({"groupBy": [{"key": "status"}], "sortByField": "status"});
        assert_eq!(told(&stats(&anna, sorted).await, "status", "created"), "closed: 1, pendingSoc: 2");
        let most_closed = json!({"groupBy": [{"key": "priority"}, {"key": "service"}], "values": ["created", "closed"],
            "sortByValue": "closed"});
        assert_eq!(stats(&anna, most_closed).await["keys"][0], json!({"id": 1, "priority": "high", "service": "ids"}));

        for (wrong, field) in [
            (json!({"groupBy": [{"key": "colour"}]}), "groupBy[0].key"),
            (json!({"groupBy": [{"key": "status", "field": "x"}]}), "groupBy[0].field"),
            (json!({"values": ["all"]}), "values"),
            (json!({"sortByValue": "open"}), "sortByValue"),
            (json!({"sortByField": "status"}), "sortByField"),
            (json!({"cutoffFields": {"colour": 1}}), "cutoffFields"),
            (json!({"limit": 5}), "limit"),
            (json!({"sortBy": ["id"]}), "sortBy"),
            (json!({"resolution": 2, "resolutionUnit": "months"}), "resolution"),
            (json!({"resolution": 1, "resolutionUnit": "minutes", "startTimestamp": "-30days"}), "resolution"),
        ] {
            let refused = anna.post(&format!("{CASE}/stats"), &wrong).await.is(412);
            assert_eq!(refused.refused(), [field], "{wrong}");
        }
    })
    .await;
}
