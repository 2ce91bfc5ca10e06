//! Fields of cases that administrators define.

use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};

async fn define(admin: &Page<'_>, new: Value) -> Value {
    admin.call("custom-field/add", json!({"new": new})).await.is(200).json
}

async fn open(page: &Page<'_>, customer: i64, custom: Value) -> Answer {
    let new = json!({"customer": customer, "name": "AI CASE", "description": "What happened.",
        "template": null, "classification": null, "soc_ticket": null, "custom": custom});
    page.call("case/create", json!({"new": new})).await
}

async fn found(page: &Page<'_>, name: &str, value: &str) -> Vec<i64> {
    let filter = json!({"custom": [{"name": name, "value": value}]});
    let answer = page.call("case/list", json!({"filter": filter, "limit": 10, "offset": 0})).await.is(200);
    answer.json["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

fn wrong_fields(answer: &Answer) -> Vec<&str> {
    let errors = answer.json["Invalid"].as_array().unwrap();
    errors.iter().map(|error| error["field"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn defined_filled_in_and_found() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        define(
            &admin,
            json!({"name": "site", "label": "Site", "kind": "choice", "choices": ["Oslo", "Bergen"],
            "required_new": true, "customers": [1]}),
        )
        .await;
        define(&admin, json!({"name": "hosts", "label": "Hosts", "kind": "number"})).await;
        define(&admin, json!({"name": "range", "label": "Range", "kind": "network"})).await;
        define(&admin, json!({"name": "reported", "label": "Reported", "kind": "yesNo"})).await;
        define(
            &admin,
            json!({"name": "teams", "label": "Teams", "kind": "choices", "choices": ["Red", "Blue"]}),
        )
        .await;

        let anna = world.log_in("anna").await;
        assert_eq!(wrong_fields(&open(&anna, 1, json!({})).await.is(412)), ["custom.site"]);
        let wrong = json!({"site": "Paris", "hosts": "many", "nothing": 1});
        assert_eq!(
            wrong_fields(&open(&anna, 1, wrong).await.is(412)),
            ["custom.hosts", "custom.nothing", "custom.site"]
        );
        let given = json!({"site": "Oslo", "hosts": "12.50", "range": "10.0.0.0/8", "reported": true,
            "teams": ["Blue", "Red"]});
        let case = open(&anna, 1, given).await.is(200).json["id"].as_i64().unwrap();
        let stored = anna.call("case/get", json!({"id": case})).await.is(200).json["custom"].clone();
        assert_eq!(
            stored,
            json!({"hosts": {"number": 12.5}, "range": {"network": "10.0.0.0/8"},
            "reported": {"yesNo": true}, "site": {"choice": "Oslo"}, "teams": {"choices": ["Red", "Blue"]}})
        );

        for (name, value) in [
            ("site", "oslo"),
            ("hosts", "12.5"),
            ("hosts", "12.500"),
            ("range", "10.0.0.0/8"),
            ("reported", "true"),
            ("teams", "Red"),
            ("teams", "Blue"),
        ] {
            assert_eq!(found(&anna, name, value).await, [case], "{name} {value}");
        }
        for (name, value) in [("site", "Bergen"), ("hosts", "12"), ("reported", "false")] {
            assert_eq!(found(&anna, name, value).await, [0; 0], "{name} {value}");
        }
        let filter = json!({"custom": [{"name": "hosts", "value": "many"}, {"name": "gone", "value": "x"}]});
        let refused =
            anna.call("case/list", json!({"filter": filter, "limit": 10, "offset": 0})).await.is(412);
        assert_eq!(wrong_fields(&refused), ["custom.hosts", "custom.gone"]);

        // Another customer's field is neither shown nor asked for.
        let gina = world.log_in("gina").await;
        let choices = gina.call("case/choices", json!({})).await.is(200);
        assert!(!choices.text.contains("site"), "{}", choices.text);
        open(&gina, 2, json!({"hosts": 1})).await.is(200);
        assert_eq!(wrong_fields(&open(&gina, 2, json!({"site": "Oslo"})).await.is(412)), ["custom.site"]);
        assert_eq!(found(&gina, "hosts", "12.5").await, [0; 0]);
    })
    .await;
}

#[tokio::test]
async fn changed_by_two_people_and_told() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        define(&admin, json!({"name": "hosts", "label": "Hosts", "kind": "number"})).await;
        define(&admin, json!({"name": "cause", "label": "Cause", "kind": "text", "required_closing": true})).await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let change = async |page: &Page<'_>, version: i64, custom: Value| {
            page.call("case/update", json!({"id": case, "change": {"version": version, "custom": custom}})).await
        };
        change(&admin, 1, json!({"hosts": 3})).await.is(200);
        change(&anna, 1, json!({"cause": "A mail"})).await.is(200);
        let refused = change(&anna, 1, json!({"hosts": 4})).await.is(409);
        let field = &refused.json["Conflict"]["fields"][0];
        assert_eq!((&field["field"], &field["theirs"]), (&json!("custom.hosts"), &json!({"number": 3.0})));
        change(&anna, 3, json!({"hosts": 4, "cause": null})).await.is(200);

        let closing = |custom: Value| json!({"id": case, "closing": {"version": 4, "outcome": "legitimate", "custom": custom}});
        let refused = anna.call("case/close", closing(json!({}))).await.is(412);
        assert_eq!(wrong_fields(&refused), ["custom.cause"]);
        anna.call("case/close", closing(json!({"cause": "A stick"}))).await.is(200);
        assert_eq!(wrong_fields(&change(&anna, 5, json!({"cause": ""})).await.is(412)), ["custom.cause"]);
        change(&anna, 5, json!({"cause": "A USB stick"})).await.is(200);

        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(log[..5], [
            "Changed “Cause” from A stick to A USB stick",
            "Closed the case: “Cause” from none to A stick, outcome from none to Legitimate",
            "Changed “Cause” from A mail to none, “Hosts” from 3 to 4",
            "Changed “Cause” from none to A mail",
            "Changed “Hosts” from none to 3",
        ]);
    })
    .await;
}

#[tokio::test]
async fn definitions_are_checked_changed_and_retired() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let site = json!({"name": "site", "label": "Site", "kind": "choice", "choices": [" Oslo", "Oslo", "", "Bergen"]});
        let field = define(&admin, site.clone()).await;
        assert_eq!(field["choices"], json!(["Oslo", "Bergen"]));
        for (new, wrong) in [
            (site, "name"),
            (json!({"name": "1st", "label": "First"}), "name"),
            (json!({"name": "x", "label": " "}), "label"),
            (json!({"name": "x", "label": "X", "kind": "choice"}), "choices"),
            (json!({"name": "x", "label": "X", "customers": [77]}), "customers"),
        ] {
            let refused = admin.call("custom-field/add", json!({"new": new})).await.is(412);
            assert_eq!(wrong_fields(&refused), [wrong], "{new}");
        }
        let mut anna = world.log_in("anna").await;
        let case = open(&anna, 1, json!({"site": "Oslo"})).await.is(200).json["id"].as_i64().unwrap();
        let change = async |change: Value| {
            admin.call("custom-field/change", json!({"id": field["id"], "change": change})).await
        };
        change(json!({"version": 1, "label": "Place", "choices": ["Bergen"]})).await.is(200);
        let refused = change(json!({"version": 1, "label": "Town"})).await.is(409);
        assert!(refused.text.contains("Place"), "{}", refused.text);
        change(json!({"version": 2, "retired": true})).await.is(200);

        // It stays where it is, can be taken away, and is given to no other.
        let of_case = |id: i64| json!({"case": id});
        let known = anna.call("custom-field/of-case", of_case(case)).await.is(200).json;
        assert_eq!((&known[0]["label"], &known[0]["retired"]), (&json!("Place"), &json!(true)));
        let other = anna.create_case(1, "Another").await;
        assert_eq!(anna.call("custom-field/of-case", of_case(other)).await.is(200).json, json!([]));
        let give = |id: i64, value: Value| json!({"id": id, "change": {"version": 1, "custom": {"site": value}}});
        anna.call("case/update", give(other, json!("Bergen"))).await.is(412);
        anna.call("case/update", give(case, json!("Bergen"))).await.is(412);
        assert_eq!(found(&anna, "site", "Oslo").await, [case]);
        anna.call("case/update", give(case, Value::Null)).await.is(200);
        assert_eq!(anna.call("custom-field/of-case", of_case(case)).await.is(200).json, json!([]));

        let log: Vec<Value> = admin.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        for text in ["Defined the custom field “Site”", "Changed the custom field “Place”", "Retired the custom field “Place”"] {
            assert!(log.contains(&json!(text)), "{log:?}");
        }
    })
    .await;
}
