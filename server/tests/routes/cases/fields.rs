//! What a case has in fields: those of programs, and those that administrators define.

use super::{CASE, new, open};
use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn fields_of_programs() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let case = format!("{CASE}/{}", open(&anna, "Beacons", json!({})).await["id"]);
        let path = format!("{case}/fields/case-autocreate-key");
        let texts = |field: &Value| -> Vec<Value> {
            field["values"].as_array().unwrap().iter().map(|value| value["key"].clone()).collect()
        };
        let set = anna.put(&path, &json!({"valuesToSet": ["A", "B"]})).await.is(200).data().clone();
        assert_eq!(texts(&set), ["A", "B"]);
        assert_eq!(set["descriptor"]["flags"], json!(["MULTIVALUE"]));
        assert_eq!(set["values"][0]["origin"]["userID"], anna.get(&case).await.data()["reporter"]["id"]);
        let by_id = json!({"valuesToAdd": ["C"], "valuesToRemove": [set["values"][0]["id"], "B"]});
        assert_eq!(texts(anna.put(&path, &by_id).await.is(200).data()), ["C"]);
        let found = json!({"field": [{"field": "case-autocreate-key", "values": ["C"]}]});
        assert_eq!(anna.post(&format!("{CASE}/search"), &found).await.is(200).json["count"], 1);
        let by_uuid = format!("{case}/fields/{}", set["descriptor"]["id"].as_str().unwrap());
        assert_eq!(texts(anna.get(&by_uuid).await.is(200).data()), ["C"]);
        let cleared = anna.send(anna.request(Method::DELETE, &path)).await.is(200);
        assert_eq!(texts(cleared.data()), Vec::<Value>::new());
        let history = anna.get(&format!("{case}/history")).await.is(200);
        assert_eq!(
            history.column("operation"),
            ["createCase", "setCaseField", "setCaseField", "clearCaseField"]
        );
        assert_eq!(history.rows()[1]["changes"][0]["value"], "A, B");

        assert_eq!(anna.put(&path, &json!({})).await.is(412).refused(), ["value"]);
        assert_eq!(anna.put(&path, &json!({"value": "x".repeat(1_001)})).await.is(412).refused(), ["value"]);
        assert_eq!(
            anna.put(&path, &json!({"value": "x", "source": "y"})).await.is(412).refused(),
            ["source"]
        );
        anna.put(&format!("{case}/fields/unheard-of"), &json!({"value": "x"})).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn fields_that_are_defined() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.anna(), world.log_in("admin").await);
        for field in [
            json!({"name": "site", "label": "Site", "kind": "choice", "choices": ["Oslo", "Bergen"], "required_new": true}),
            json!({"name": "teams", "label": "Teams", "kind": "choices", "choices": ["Red", "Blue"]}),
            json!({"name": "hosts", "label": "Hosts", "kind": "number"}),
        ] {
            admin.call("custom-field/add", json!({"new": field})).await.is(200);
        }
        assert_eq!(anna.post(CASE, &new("Beacons", json!({}))).await.is(412).refused(), ["fields"]);
        let given = json!({"fields": [{"field": "site", "value": "Oslo"}, {"field": "teams", "values": ["Blue", "Red"]}]});
        let case = format!("{CASE}/{}/fields", open(&anna, "Beacons", given).await["id"]);
        let all = anna.get(&case).await.is(200);
        let names: Vec<Value> = all.rows().iter().map(|field| field["descriptor"]["shortName"].clone()).collect();
        assert_eq!(names[3..], ["site", "teams", "hosts"]);
        assert_eq!(all.column("displayName")[3..], ["Site", "Teams", "Hosts"]);
        assert_eq!(all.rows()[3]["value"]["key"], "Oslo");

        let hosts = anna.put(&format!("{case}/hosts"), &json!({"value": "12.50"})).await.is(200);
        assert_eq!(hosts.data()["value"]["label"], "12.5");
        let teams = anna.put(&format!("{case}/teams"), &json!({"valuesToRemove": ["Red"]})).await.is(200);
        assert_eq!(teams.data()["values"].as_array().unwrap().len(), 1);
        for (field, wrong) in [
            ("site", json!({"value": "Paris"})),
            ("site", json!({"valuesToSet": ["Oslo", "Bergen"]})),
            ("hosts", json!({"value": "many"})),
        ] {
            assert_eq!(anna.put(&format!("{case}/{field}"), &wrong).await.is(412).refused(), ["value"], "{wrong}");
        }
        anna.send(anna.request(Method::DELETE, &format!("{case}/hosts"))).await.is(200);
        assert_eq!(anna.get(&format!("{case}/hosts")).await.is(200).data()["value"], Value::Null);
    })
    .await;
}
