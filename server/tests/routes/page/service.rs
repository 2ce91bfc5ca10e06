//! What cases are worked on as part of, as administrators manage it.

use crate::support::{Page, World, on_each_engine};
use serde_json::{Value, json};

async fn one(admin: &Page<'_>, name: &str) -> Value {
    let all = admin.call("service/list", json!({})).await.is(200).json;
    all.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone()
}

async fn offered(page: &Page<'_>, case: i64) -> usize {
    let all = page.call("case/classifications", json!({"of": case})).await.is(200).json;
    all.as_array().unwrap().len()
}

#[tokio::test]
async fn added_changed_and_retired() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let new = json!({"name": "hunting", "label": " Threat hunting ", "categories": ["fraud:phishing"]});
        let added = admin.call("service/add", json!({"new": new})).await.is(200).json;
        assert_eq!((&added["label"], &added["id"]), (&json!("Threat hunting"), &json!(5)));
        assert_eq!(added["categories"][0]["kinds"].as_array().unwrap().len(), 4, "of every type");
        for (new, field) in [
            (new, "name"),
            (json!({"name": "7", "label": "Seven"}), "name"),
            (json!({"name": "x", "label": " "}), "label"),
            (json!({"name": "x", "label": "X", "categories": ["no:such"]}), "categories"),
        ] {
            let refused = admin.call("service/add", json!({"new": new})).await.is(412);
            assert_eq!(refused.json["Invalid"][0]["field"], field, "{new}");
        }
        let change = async |change: Value| {
            admin.call("service/change", json!({"id": added["id"], "change": change})).await
        };
        change(json!({"version": 1, "label": "Hunting"})).await.is(200);
        let refused = change(json!({"version": 1, "label": "Hunts"})).await.is(409);
        assert!(refused.text.contains("Hunting"), "{}", refused.text);
        change(json!({"version": 2, "categories": []})).await.is(200);
        assert_eq!(one(&admin, "hunting").await["categories"], json!([]));
        change(json!({"version": 3, "retired": true})).await.is(200);
        let log: Vec<Value> = admin.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(
            log[..4],
            [
                "Retired the service “Hunting”",
                "Changed the service “Hunting”",
                "Changed the service “Hunting”",
                "Added the service “Threat hunting”"
            ]
        );
    })
    .await;
}

/// On the page and for programs alike.
#[tokio::test]
async fn what_its_cases_can_be_classified_as() {
    on_each_engine(async |world: &World| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let before = anna.create_case(1, "Before").await;
        let all = offered(&anna, before).await;
        let of_ids = json!({"id": 1, "change": {"version": 1, "categories": ["fraud:phishing"]}});
        admin.call("service/change", of_ids).await.is(200);
        assert_eq!((offered(&anna, before).await, all), (1, 26));
        let choices = anna.call("case/choices", json!({})).await.is(200).json;
        assert_eq!(choices["classifications"].as_array().unwrap().len(), 1);

        let classify = async |name: &str| {
            let change = json!({"version": 9, "classification": [name]});
            anna.call("case/update", json!({"id": before, "change": change})).await
        };
        let refused = classify("fraud:masquerade").await.is(412);
        assert!(refused.text.contains("that the case can be given"), "{}", refused.text);
        classify("fraud:phishing").await.is(200);
        let rest = world.anna();
        let opening = |service: &str, category: &str| {
            json!({"customer": "acme", "service": service, "type": "securityIncident", "subject": "S",
                "description": "D", "category": category})
        };
        rest.post("/cases/v2/case", &opening("ids", "fraud:masquerade")).await.is(412);
        rest.post("/cases/v2/case", &opening("irt", "fraud:masquerade")).await.is(201);

        // Cases keep a service that is retired; what people open is of the first that is in use.
        admin
            .call("service/change", json!({"id": 1, "change": {"version": 2, "retired": true}}))
            .await
            .is(200);
        rest.post("/cases/v2/case", &opening("ids", "fraud:phishing")).await.is(412);
        assert_eq!(offered(&anna, before).await, 1);
        let after = anna.create_case(1, "After").await;
        assert_eq!(offered(&anna, after).await, all);
        let service = rest.get(&format!("/cases/v2/case/{after}/service")).await.is(200);
        assert_eq!(service.data()["shortName"], "irt");
        let service = rest.get(&format!("/cases/v2/case/{before}/service")).await.is(200);
        assert_eq!(service.data()["flags"], json!(["DEPRECATED"]));
    })
    .await;
}
