//! Templates: what a case of a kind begins with.

use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

fn phishing() -> Value {
    json!({"name": "Phishing", "description": "A mail that was reported.", "title_prefix": "[PHISH]",
        "summary": "## What to find out", "tags": ["phishing"], "classification": "fraud:phishing",
        "severity": "high", "custom_fields": {"site": "Oslo", "globex-only": "x"},
        "tasks": [{"title": "Read the headers", "description": "All of them.", "tags": ["mail"], "due_after_hours": 4},
            {"title": "Ask who opened it"}],
        "note_directories": [{"title": "Mail", "notes": [{"title": "Headers", "content": "- From"}]},
            {"title": "People", "notes": []}]})
}

async fn add(admin: &Page<'_>, body: Value) -> Value {
    admin.call("case-template/add", json!({"body": body})).await.is(200).json
}

async fn open(page: &Page<'_>, customer: i64, more: Value) -> Answer {
    let mut new = json!({"customer": customer, "name": "Beacon", "description": "What happened.",
        "template": "Phishing", "classification": null, "soc_ticket": null});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    page.call("case/create", json!({"new": new})).await
}

fn wrong_fields(answer: &Answer) -> Vec<&str> {
    let errors = answer.json["Invalid"].as_array().unwrap();
    errors.iter().map(|error| error["field"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_case_begins_with_what_it_has() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        for new in [
            json!({"name": "site", "label": "Site", "kind": "choice", "choices": ["Oslo", "Bergen"], "required_new": true}),
            json!({"name": "globex-only", "label": "G", "kind": "text", "customers": [2]}),
        ] {
            admin.call("custom-field/add", json!({"new": new})).await.is(200);
        }
        add(&admin, phishing()).await;
        let anna = world.log_in("anna").await;
        let choices = anna.call("case/choices", json!({})).await.is(200).json;
        assert_eq!(choices["templates"], json!(["Phishing"]));

        let case = open(&anna, 1, json!({})).await.is(200).json;
        assert_eq!(
            (&case["name"], &case["severity"], &case["classification"], &case["tags"]),
            (&json!("[PHISH] Beacon"), &json!("high"), &json!("fraud:phishing"), &json!(["phishing"]))
        );
        let id = case["id"].as_i64().unwrap();
        let whole = anna.call("case/get", json!({"id": id})).await.is(200).json;
        assert_eq!(whole["description"], "What happened.\n\n## What to find out");
        // The other field is of another customer's cases.
        assert_eq!(whole["custom"], json!({"site": {"choice": "Oslo"}}));
        let tasks = anna.call("task/list", json!({"case": id, "limit": 10, "offset": 0})).await.is(200).json;
        let first = &tasks["rows"][0];
        assert_eq!(
            (&first["title"], &first["template"], &first["tags"], &tasks["rows"][1]["due"]),
            (&json!("Read the headers"), &json!("Phishing"), &json!(["mail"]), &Value::Null)
        );
        assert_eq!(first["due"].as_i64().unwrap() - first["added"].as_i64().unwrap(), 4 * HOUR);
        let notes = anna.call("note/tree", json!({"case": id})).await.is(200).json;
        assert_eq!(notes["folders"].as_array().unwrap().len(), 2);
        assert_eq!((&notes["notes"][0]["title"], notes["notes"].as_array().unwrap().len()), (&json!("Headers"), 1));
        let log = anna.activities().await;
        assert_eq!(log[0]["text"], "Created case “[PHISH] Beacon” from the template “Phishing”");

        // What is given counts.
        let own = open(&anna, 1, json!({"classification": "test:test", "custom": {"site": "Bergen"}})).await.is(200).json;
        assert_eq!(own["classification"], "test:test");
        let long = open(&anna, 1, json!({"name": "x".repeat(200)})).await.is(412);
        assert_eq!(wrong_fields(&long), ["name"]);
        assert_eq!(wrong_fields(&open(&anna, 1, json!({"template": "Other"})).await.is(412)), ["template"]);
        let without = open(&anna, 1, json!({"template": null, "custom": {"site": "Oslo"}})).await.is(200).json;
        assert_eq!(without["severity"], "medium");
    })
    .await;
}

#[tokio::test]
async fn applied_to_a_case_that_is_there() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut body = phishing();
        body["custom_fields"] = json!({});
        let template = add(&admin, body).await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        anna.call("note/folder/add", json!({"case": case, "parent": null, "name": "Mail"})).await.is(200);
        let apply = json!({"case": case, "name": "Phishing"});
        let applied = anna.call("case-template/apply", apply.clone()).await.is(200).json;
        assert_eq!(applied, json!({"tasks": 2, "notes": 1}));
        let notes = anna.call("note/tree", json!({"case": case})).await.is(200).json;
        assert_eq!(notes["folders"].as_array().unwrap().len(), 2, "one was there already: {notes}");
        let unchanged = anna.call("case/get", json!({"id": case})).await.is(200).json;
        assert_eq!(
            (&unchanged["summary"]["name"], &unchanged["description"]),
            (&json!("AI CASE"), &json!("What happened."))
        );
        assert_eq!(anna.activities().await[0]["text"], "Applied the template “Phishing”: 2 tasks, 1 notes");

        let retire = json!({"id": template["summary"]["id"], "version": 1, "keys": {}, "retired": true});
        admin.call("case-template/change", retire).await.is(200);
        anna.call("case-template/apply", apply.clone()).await.is(412);
        let gina = world.log_in("gina").await;
        gina.call("case-template/apply", apply).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn its_json_is_checked_key_by_key() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        for (body, wrong) in [
            (json!([]), &["json"][..]),
            (json!({}), &["name"]),
            (
                json!({"name": "N", "titel_prefix": "x", "tasks": [{"title": "T", "due": 4}]}),
                &["tasks[0].due", "titel_prefix"],
            ),
            (json!({"name": "N", "classification": "no:such"}), &["classification"]),
            (json!({"name": "N", "custom_fields": {"gone": 1}}), &["custom_fields.gone"]),
        ] {
            let refused = admin.call("case-template/add", json!({"body": body})).await.is(412);
            assert_eq!(wrong_fields(&refused), wrong, "{body}");
        }
        let mut body = phishing();
        body["custom_fields"] = json!({});
        let made = add(&admin, body.clone()).await;
        assert_eq!(
            wrong_fields(&admin.call("case-template/add", json!({"body": body.clone()})).await.is(412)),
            ["name"]
        );
        // What is exported is imported.
        let id = made["summary"]["id"].clone();
        let mut exported =
            admin.call("case-template/get", json!({"id": id})).await.is(200).json["body"].clone();
        exported["name"] = json!("Copy");
        let copy = add(&admin, exported.clone()).await;
        assert_eq!(copy["body"], exported);
    })
    .await;
}

#[tokio::test]
async fn changed_by_two_people_and_deleted() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let id = add(&admin, json!({"name": "Phishing", "tasks": [{"title": "One"}]})).await["summary"]["id"]
            .clone();
        let change = async |version: i64, keys: Value| {
            let body = json!({"id": id, "version": version, "keys": keys, "retired": null});
            admin.call("case-template/change", body).await
        };
        change(1, json!({"summary": "Theirs"})).await.is(200);
        let merged = change(1, json!({"tasks": [{"title": "One"}, {"title": "Two"}]})).await.is(200).json;
        assert_eq!((&merged["body"]["summary"], &merged["summary"]["tasks"]), (&json!("Theirs"), &json!(2)));
        let refused = change(1, json!({"summary": "Mine"})).await.is(409);
        assert!(refused.text.contains("Theirs"), "{}", refused.text);
        change(3, json!({"summery": "Mine"})).await.is(412);

        let list = admin.call("case-template/list", json!({"limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!((&list["rows"][0]["name"], &list["total"]), (&json!("Phishing"), &json!({"Exactly": 1})));
        admin.call("case-template/remove", json!({"id": id})).await.is(200);
        admin.call("case-template/get", json!({"id": id})).await.is(404);
        let log: Vec<Value> = admin.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(
            log[..4],
            [
                "Deleted the case template “Phishing”",
                "Changed the case template “Phishing”",
                "Changed the case template “Phishing”",
                "Made the case template “Phishing”",
            ]
        );
    })
    .await;
}
