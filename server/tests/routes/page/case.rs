//! `/page/case/…` and switching to a case.

use crate::support::{Page, on_each_engine};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

fn new_case(more: Value) -> Value {
    let mut new = json!({"customer": 1, "name": "AI CASE", "description": "What happened.", "template": null,
        "classification": null, "soc_ticket": null});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"new": new})
}

async fn numbers(page: &Page<'_>, filter: Value) -> Vec<i64> {
    let body = json!({"filter": filter, "limit": 100, "offset": 0});
    let answer = page.call("case/list", body).await.is(200);
    let rows = answer.json["rows"].as_array().unwrap();
    rows.iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn created_listed_and_opened() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let choices = anna.call("case/choices", json!({})).await.is(200);
        assert_eq!(choices.json["customers"], json!([{"id": 1, "short_name": "acme", "name": "Acme"}]));
        let classification = choices.json["classifications"][0]["name"].clone();
        assert!(classification.is_string(), "{choices:?}");

        let body = new_case(json!({"name": "  AI CASE ", "description": "**What** happened.\n",
            "classification": classification, "soc_ticket": " SOC-1 "}));
        let created = anna.call("case/create", body).await.is(200);
        assert_json_snapshot!("case_summary", created.json, {".opened" => "[now]", ".updated" => "[now]"});
        let id = created.json["id"].as_i64().unwrap();
        let got = anna.call("case/get", json!({"id": id})).await.is(200);
        assert_eq!(got.json["summary"], created.json);
        assert_eq!(got.json["description"], "**What** happened.");

        let second = anna.call("case/create", new_case(json!({"name": "100% _sure_"}))).await.is(200);
        let second = second.json["id"].as_i64().unwrap();
        for (filter, expected) in [
            (json!({}), &[second, id][..]),
            (json!({"text": "ai case"}), &[id]),
            (json!({"text": format!("#{id}")}), &[id]),
            (json!({"text": "soc-1"}), &[id]),
            (json!({"text": "acme"}), &[second, id]),
            (json!({"text": "%"}), &[second]),
            (json!({"text": "_"}), &[second]),
            (json!({"text": "\\"}), &[]),
            (json!({"lifecycle": "open"}), &[second, id]),
            (json!({"lifecycle": "closed"}), &[]),
            (json!({"text": "nothing like it"}), &[]),
        ] {
            assert_eq!(numbers(&anna, filter.clone()).await, expected, "{filter}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_wrong_field_is_named() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        for (wrong, fields) in [
            (json!({"customer": null}), &["customer"][..]),
            (json!({"customer": 2}), &["customer"]),
            (json!({"customer": 77}), &["customer"]),
            (json!({"name": " "}), &["name"]),
            (json!({"name": "x".repeat(201)}), &["name"]),
            (json!({"description": ""}), &["description"]),
            (json!({"description": "x".repeat(100_001)}), &["description"]),
            (json!({"classification": "no:such"}), &["classification"]),
            (json!({"template": "no such"}), &["template"]),
            (json!({"soc_ticket": "x".repeat(257)}), &["socTicket"]),
            (
                json!({"customer": null, "name": "", "description": "\n"}),
                &["customer", "name", "description"],
            ),
            (json!({"name": "a\u{0}b"}), &["name"]),
        ] {
            let answer = anna.call("case/create", new_case(wrong.clone())).await;
            let shown: String = wrong.to_string().chars().take(60).collect();
            assert_eq!(answer.status, 412, "{shown}: {answer:?}");
            let errors = answer.json["Invalid"].as_array().unwrap();
            let named: Vec<&str> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
            assert_eq!(named, fields, "{shown}");
        }
        assert_eq!(numbers(&anna, json!({})).await, [0; 0]);
        // Empty texts are the same as none.
        let body = new_case(json!({"classification": " ", "template": "", "soc_ticket": ""}));
        let created = anna.call("case/create", body).await.is(200);
        assert_eq!(created.json["soc_ticket"], Value::Null);
        anna.call("case/create", new_case(json!({"name": "å".repeat(200)}))).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn switched_to_and_from() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let id = anna.create_case(1, "AI CASE").await;
        let current = async |page: &Page<'_>| {
            page.call("session/current", json!({})).await.is(200).json["current_case"].clone()
        };
        assert_eq!(current(&anna).await, Value::Null, "creating a case does not switch to it");
        anna.call("session/switch-case", json!({"case": id})).await.is(200);
        assert_eq!(current(&anna).await, id);
        // It is the user's, not the session's.
        assert_eq!(current(&world.log_in("anna").await).await, id);
        for case in [id + 1, -1] {
            anna.call("session/switch-case", json!({"case": case})).await.is(404);
        }
        assert_eq!(current(&anna).await, id);
        anna.call("session/switch-case", json!({"case": null})).await.is(200);
        assert_eq!(current(&anna).await, Value::Null);
    })
    .await;
}

#[tokio::test]
async fn another_customers_case_is_not_there() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let id = anna.create_case(1, "AI CASE").await;
        let gina = world.log_in("gina").await;
        assert_eq!(numbers(&gina, json!({})).await, [0; 0]);
        assert_eq!(numbers(&gina, json!({"text": format!("#{id}")})).await, [0; 0]);
        let foreign = gina.call("case/get", json!({"id": id})).await.is(404);
        let missing = gina.call("case/get", json!({"id": id + 1})).await.is(404);
        assert_eq!(
            foreign.text.replace(&id.to_string(), "N"),
            missing.text.replace(&(id + 1).to_string(), "N")
        );
        gina.call("session/switch-case", json!({"case": id})).await.is(404);
        gina.call("case/create", new_case(json!({}))).await.is(412);
        let texts = gina.activities().await;
        assert!(texts.iter().all(|row| row["case"].is_null()), "{texts:?}");
        // Numbers go on over all customers.
        let mut gina = gina;
        assert_eq!(gina.create_case(2, "Another").await, id + 1);
    })
    .await;
}

#[tokio::test]
async fn changed_closed_and_opened_again() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let id = anna.create_case(1, "AI CASE").await;
        let change = |more: Value| json!({"id": id, "change": more});
        let named = anna.call("case/update", change(json!({"version": 1, "name": "Beacon"}))).await.is(200);
        assert_eq!(
            (&named.json["summary"]["name"], &named.json["summary"]["version"]),
            (&json!("Beacon"), &json!(2))
        );
        let other = json!({"version": 1, "severity": "high", "add_tags": ["campaign:spring"]});
        let merged = anna.call("case/update", change(other)).await.is(200);
        assert_eq!(merged.json["summary"]["tags"], json!(["campaign:spring"]));
        let conflict = anna.call("case/update", change(json!({"version": 1, "name": "Mine"}))).await.is(409);
        let told = &conflict.json["Conflict"];
        assert_eq!(told["version"], 3);
        let field = &told["fields"][0];
        assert_eq!(
            (&field["mine"], &field["theirs"], &field["by"]),
            (&json!("Mine"), &json!("Beacon"), &json!("anna"))
        );
        let refused = anna.call("case/update", change(json!({"version": 3, "name": ""}))).await.is(412);
        assert_eq!(refused.json["Invalid"][0]["field"], "name");

        let closing =
            json!({"id": id, "closing": {"version": 3, "outcome": "legitimate", "comment": "A test."}});
        let closed = anna.call("case/close", closing.clone()).await.is(200);
        assert_eq!(closed.json["summary"]["state"]["lifecycle"], "closed");
        anna.call("case/close", closing).await.is(412);
        assert_eq!(numbers(&anna, json!({"lifecycle": "closed"})).await, [id]);
        anna.call("case/reopen", json!({"id": id, "closing": {}})).await.is(200);
        assert_eq!(numbers(&anna, json!({"lifecycle": "open"})).await, [id]);
        let gina = world.log_in("gina").await;
        gina.call("case/update", change(json!({"version": 1, "name": "Mine"}))).await.is(404);
    })
    .await;
}
