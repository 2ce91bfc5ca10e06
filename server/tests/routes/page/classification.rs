//! What cases can be classified as, as administrators manage it.

use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};

async fn list(admin: &Page<'_>) -> Vec<Value> {
    let answer = admin.call("classification/list", json!({})).await.is(200);
    answer.json.as_array().unwrap().clone()
}

async fn one(admin: &Page<'_>, name: &str) -> Value {
    list(admin).await.into_iter().find(|one| one["name"] == name).unwrap()
}

async fn open(page: &Page<'_>, classification: &str) -> Answer {
    let new = json!({"customer": 1, "name": "AI CASE", "description": "What happened.",
        "template": null, "classification": classification, "soc_ticket": null});
    page.call("case/create", json!({"new": new})).await
}

#[tokio::test]
async fn added_ordered_retired_and_counted() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let before = list(&admin).await;
        assert_eq!((&before[0]["id"], &before[0]["name"]), (&json!(1), &json!("abusive-content:spam")));
        let new = json!({"name": "fraud:invoice", "label": " Fraud: invoice ", "description": "A forged bill.",
            "position": 0});
        let added = admin.call("classification/add", json!({"new": new})).await.is(200).json;
        assert_eq!((&added["label"], &added["cases"]), (&json!("Fraud: invoice"), &json!(0)));
        assert_eq!(added["id"], json!(before.len() + 1), "a number that programs can keep");
        assert_eq!(list(&admin).await[0]["name"], "fraud:invoice", "in the order that was given");
        for (new, field) in [
            (new, "name"),
            (json!({"name": "7", "label": "Seven"}), "name"),
            (json!({"name": "Fraud", "label": "Fraud"}), "name"),
            (json!({"name": "fraud:other", "label": " "}), "label"),
        ] {
            let refused = admin.call("classification/add", json!({"new": new})).await.is(412);
            assert_eq!(refused.json["Invalid"][0]["field"], field, "{new}");
        }

        let case = open(&anna, "fraud:invoice").await.is(200).json["id"].as_i64().unwrap();
        let other = anna.create_case(1, "Not classified").await;
        assert_eq!(one(&admin, "fraud:invoice").await["cases"], 1);
        let change = async |change: Value| {
            let body = json!({"id": added["id"], "change": change});
            admin.call("classification/change", body).await
        };
        change(json!({"version": 1, "label": "Forged invoice", "position": 99})).await.is(200);
        let refused = change(json!({"version": 1, "label": "False invoice", "description": "x"})).await.is(409);
        assert!(refused.text.contains("Forged invoice"), "{}", refused.text);
        assert_eq!(list(&admin).await.last().unwrap()["name"], "fraud:invoice");
        change(json!({"version": 2, "retired": true})).await.is(200);

        // The case keeps it, and may be changed; no other is given it.
        let known = anna.call("case/get", json!({"id": case})).await.is(200).json;
        assert_eq!(known["summary"]["classification"], "fraud:invoice");
        let update = |id: i64, fields: Value| json!({"id": id, "change": fields});
        anna.call("case/update", update(case, json!({"version": 1, "severity": "high"}))).await.is(200);
        for answer in [
            anna.call("case/update", update(other, json!({"version": 1, "classification": ["fraud:invoice"]}))).await,
            open(&anna, "fraud:invoice").await,
        ] {
            assert_eq!(answer.is(412).json["Invalid"][0]["field"], "classification");
        }
        let offered = anna.call("case/classifications", json!({})).await.is(200);
        assert!(!offered.text.contains("fraud:invoice"), "{}", offered.text);
        assert!(!anna.call("case/choices", json!({})).await.is(200).text.contains("fraud:invoice"));
        let rest = world.anna().get(&format!("/cases/v2/case/{case}")).await.is(200);
        let category = &rest.json["data"]["category"];
        assert_eq!((&category["id"], &category["shortName"]), (&added["id"], &json!("fraud:invoice")));

        change(json!({"version": 3, "retired": false})).await.is(200);
        open(&anna, "fraud:invoice").await.is(200);
        let texts: Vec<Value> = admin.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        for text in [
            "Added the classification “Fraud: invoice”",
            "Changed the classification “Forged invoice”",
            "Retired the classification “Forged invoice”",
            "Offers the classification “Forged invoice” again",
        ] {
            assert!(texts.contains(&json!(text)), "{text}: {texts:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_template_goes_without_one_that_was_retired() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let anna = world.log_in("anna").await;
        let body = json!({"name": "Phishing", "classification": "fraud:phishing"});
        admin.call("case-template/add", json!({"body": body})).await.is(200);
        let phishing = one(&admin, "fraud:phishing").await;
        let retire = json!({"id": phishing["id"], "change": {"version": 1, "retired": true}});
        admin.call("classification/change", retire).await.is(200);
        let new = json!({"customer": 1, "name": "AI CASE", "description": "What happened.",
            "template": "Phishing", "classification": null, "soc_ticket": null});
        let opened = anna.call("case/create", json!({"new": new})).await.is(200).json;
        assert_eq!(opened["classification"], Value::Null);
    })
    .await;
}
