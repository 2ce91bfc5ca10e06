//! Indicators of cases.

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

async fn add(page: &Page<'_>, case: i64, new: Value) -> Value {
    page.call("ioc/add", json!({"case": case, "new": new})).await.is(200).json
}

async fn list(page: &Page<'_>, case: i64, filter: Value) -> Vec<String> {
    let body = json!({"case": case, "filter": filter, "limit": 1_000, "offset": 0});
    let rows = page.call("ioc/list", body).await.is(200).json["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn many_at_once_with_their_types_guessed() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let new = json!([
            {"value": "hxxps://evil[.]example/a"},
            {"value": " Evil[.]Example ", "tlp": "red", "tags": ["c2"]},
            {"value": "192.0.2.0/24"},
            {"value": "d41d8cd98f00b204e9800998ecf8427e", "description": "The dropper."},
            {"value": "evil.example"},
        ]);
        let added = add(&anna, case, new.clone()).await;
        assert_eq!(added["known"], json!(["evil.example"]), "the same but for its case");
        let kinds: Vec<&Value> = added["added"].as_array().unwrap().iter().map(|ioc| &ioc["kind"]).collect();
        assert_eq!(kinds, ["url", "domain", "ip-any", "md5"]);
        assert_eq!(add(&anna, case, new).await["added"], json!([]));

        assert_eq!(list(&anna, case, json!({})).await.len(), 4);
        assert_eq!(list(&anna, case, json!({"text": "evil[.]ex"})).await.len(), 2);
        assert_eq!(list(&anna, case, json!({"text": "dropper"})).await.len(), 1);
        assert_eq!(list(&anna, case, json!({"tlps": ["red"]})).await, ["Evil.Example"]);
        assert_eq!(list(&anna, case, json!({"kinds": ["md5", "url"]})).await.len(), 2);
        assert_eq!(list(&anna, case, json!({"text": "100%"})).await.len(), 0);
        let log = anna.activities().await;
        assert_eq!(log[0]["text"], "Added 4 indicators: https://evil.example/a, Evil.Example, 192.0.2.0/24, d41d8cd98f00b204e9800998ecf8427e");
    })
    .await;
}

#[tokio::test]
async fn all_or_none() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let new = json!([{"value": "192.0.2.1"}, {"value": "abc", "kind": "sha256"}, {"value": ""}]);
        let refused = anna.call("ioc/add", json!({"case": case, "new": new})).await.is(412);
        assert!(refused.text.contains("2.value") && refused.text.contains("3.value"), "{}", refused.text);
        assert_eq!(list(&anna, case, json!({})).await.len(), 0);
        anna.call("ioc/add", json!({"case": case, "new": []})).await.is(412);
        let many: Vec<Value> =
            (0..1_001).map(|n| json!({"value": format!("10.0.{}.{}", n / 256, n % 256)})).collect();
        anna.call("ioc/add", json!({"case": case, "new": many})).await.is(412);
        assert_eq!(add(&anna, case, json!(many[..1_000])).await["added"].as_array().unwrap().len(), 1_000);
    })
    .await;
}

#[tokio::test]
async fn changed_and_removed() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let added =
            add(&anna, case, json!([{"value": "192.0.2.1"}, {"value": "192.0.2.2"}])).await["added"].clone();
        let id = &added[0]["id"];
        let change = async |change: Value| anna.call("ioc/change", json!({"id": id, "change": change})).await;
        let after =
            change(json!({"version": 1, "kind": "ip-src", "tlp": "green", "tags": ["scanner"]})).await;
        assert_eq!(after.is(200).json["kind"], "ip-src");
        change(json!({"version": 2, "value": "xyz", "kind": "md5"})).await.is(412);
        let clash = change(json!({"version": 2, "value": "192.0.2[.]2", "kind": "ip-any"})).await.is(412);
        assert!(clash.text.contains("another indicator of this case"), "{}", clash.text);
        let admin = world.log_in("admin").await;
        admin.call("ioc/change", json!({"id": id, "change": {"version": 2, "tlp": "red"}})).await.is(200);
        change(json!({"version": 2, "tlp": "clear"})).await.is(409);
        anna.call("ioc/remove", json!({"id": id})).await.is(200);
        assert_eq!(list(&anna, case, json!({})).await, ["192.0.2.2"]);
    })
    .await;
}

/// Cases and events that the reader does not see are not told, nor counted.
#[tokio::test]
async fn seen_before() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (first, second) = (anna.create_case(1, "First").await, anna.create_case(1, "Second").await);
        add(&anna, first, json!([{"value": "evil.example"}])).await;
        add(&anna, second, json!([{"value": "EVIL.example", "kind": "hostname"}, {"value": "10.1.0.0/16"}]))
            .await;
        world
            .sensor()
            .submit(&[
                json!({"signature": "S", "source": {"ip": "10.1.2.3"}}),
                json!({"signature": "S", "fqdn": "evil.example"}),
            ])
            .await;
        let seen = async |page: &Page<'_>, value: &str, but: Value| {
            page.call("ioc/seen", json!({"value": value, "but": but})).await.is(200).json
        };
        let domain = seen(&anna, "evil[.]example", json!(first)).await;
        assert_eq!((&domain["in_cases"], &domain["cases"][0]["case"]), (&json!(1), &json!(second)));
        assert_eq!(domain["in_events"], json!({"Exactly": 1}));
        let both = seen(&anna, "evil.example", Value::Null).await;
        assert_eq!(both["in_cases"], 2);
        let network = seen(&anna, "10.1.2.0/24", Value::Null).await;
        assert_eq!((&network["in_cases"], &network["in_events"]), (&json!(0), &json!({"Exactly": 1})));
        let hash = seen(&anna, "d41d8cd98f00b204e9800998ecf8427e", Value::Null).await;
        assert_eq!(hash["in_events"], Value::Null, "events have none");
        let gina = seen(&world.log_in("gina").await, "evil.example", Value::Null).await;
        assert_eq!((&gina["in_cases"], &gina["in_events"]), (&json!(0), &json!({"Exactly": 0})));
    })
    .await;
}

#[tokio::test]
async fn deleted_and_restored_as_it_was() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let new = json!([{"value": "evil.example", "tags": ["c2"]}, {"value": "192.0.2.7"}]);
        let added = add(&anna, case, new).await["added"].clone();
        let id = added[0]["id"].clone();
        let admin = world.log_in("admin").await;
        let change = json!({"id": id, "change": {"version": 1, "tlp": "red"}});
        let was = admin.call("ioc/change", change).await.is(200).json;

        anna.call("ioc/remove", json!({"id": id})).await.is(200);
        assert_eq!(list(&anna, case, json!({})).await, ["192.0.2.7"]);
        let seen = json!({"value": "evil.example", "but": null});
        assert_eq!(anna.call("ioc/seen", seen.clone()).await.is(200).json["in_cases"], 0);
        assert_eq!(anna.call("ioc/restore", json!({"id": id})).await.is(200).json, was);
        assert_eq!(list(&anna, case, json!({"tlps": ["red"]})).await, ["evil.example"]);
        assert_eq!(anna.call("ioc/seen", seen).await.is(200).json["in_cases"], 1);
        assert_eq!(anna.activities().await[0]["text"], "Restored the indicator evil.example");

        // While it is deleted the case can have the same again, which is then in its way.
        anna.call("ioc/remove", json!({"id": id})).await.is(200);
        let again = add(&anna, case, json!([{"value": "EVIL.example"}])).await["added"][0]["id"].clone();
        assert_ne!(again, id);
        let refused = anna.call("ioc/restore", json!({"id": id})).await.is(412);
        assert!(refused.text.contains("is an indicator of this case again"), "{}", refused.text);
        anna.call("ioc/remove", json!({"id": again})).await.is(200);
        assert_eq!(anna.call("ioc/restore", json!({"id": id})).await.is(200).json, was);
    })
    .await;
}
