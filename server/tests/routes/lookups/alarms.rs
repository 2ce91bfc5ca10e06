//! `/alarms/v1`: names are told to those who see an event that bears them.

use super::{paging, without_nulls};
use crate::{
    events::submission,
    support::{Alert, World, on_each_engine},
};
use serde_json::{Value, json};

/// Of acme two signatures, of globex one that says something else by the same name.
async fn ingest(world: &World) {
    let alert = |signature: i64, name: &str, category: &str| {
        Alert::at("2024-05-01T10:00:00.000000+0000")
            .with("/alert/signature_id", json!(signature))
            .with("/alert/signature", json!(name))
            .with("/alert/category", json!(category))
            .with("/flow_id", json!(signature))
    };
    let acme = [alert(1, "ET SCAN ssh", "Scan"), alert(2, "ET TROJAN beacon", "Trojan")];
    let file = world.argus.write("acme.json", crate::support::in_lines(&acme));
    world.argus.ingest("suricata", &file, "acme").succeeded();
    let globex = [alert(1, "Theirs", "Their category")];
    let file = world.argus.write("globex.json", crate::support::in_lines(&globex));
    world.argus.ingest("suricata", &file, "globex").succeeded();
}

#[tokio::test]
async fn only_those_that_are_seen() {
    on_each_engine(async |world| {
        ingest(world).await;
        let (anna, admin) = (world.anna(), world.admin());
        let alarms = anna.get("/alarms/v1/alarm?limit=0").await;
        without_nulls(&alarms);
        assert_eq!(alarms.column("description"), ["ET SCAN ssh", "ET TROJAN beacon"]);
        assert_eq!(alarms.rows()[0]["attackCategory"]["name"], "Scan");
        assert_eq!(paging(&alarms), [10_000, 0, 2, 2]);
        let all = admin.get("/alarms/v1/alarm?sortBy=-description").await;
        assert_eq!(all.column("description"), ["Theirs", "ET TROJAN beacon", "ET SCAN ssh"]);
        assert_eq!(anna.get("/alarms/v1/category").await.column("name"), ["Scan", "Trojan"]);
        let signatures = anna.get("/alarms/v1/signature").await;
        without_nulls(&signatures);
        assert_eq!(signatures.json["count"], 2);
        assert_eq!(signatures.rows()[0]["alarm"]["description"], "ET SCAN ssh");

        for row in all.rows() {
            let id = &row["id"];
            let status = if row["description"] == "Theirs" { 404 } else { 200 };
            anna.get(&format!("/alarms/v1/alarm/{id}")).await.is(status);
            let category = &row["attackCategory"]["id"];
            anna.get(&format!("/alarms/v1/category/{category}")).await.is(status);
            admin.get(&format!("/alarms/v1/alarm/{id}")).await.is(200);
        }
        assert_eq!(anna.get("/alarms/v1/category/trojan").await.data()["name"], "Trojan");
        anna.get("/alarms/v1/category/Their%20category").await.is(404);
        let signature = signatures.rows()[1]["signature"].clone();
        let count = async |path: &str, body: Value| {
            anna.post(&format!("/alarms/v1/{path}/search"), &body).await.is(200).json["count"].clone()
        };
        assert_eq!(count("alarm", json!({"signature": signature})).await, 1);
        assert_eq!(count("alarm", json!({"keywords": ["et", "ssh"]})).await, 1);
        assert_eq!(count("alarm", json!({"keywords": "theirs"})).await, 0);
        assert_eq!(count("alarm", json!({"alarmID": all.rows()[0]["id"]})).await, 0);
        assert_eq!(count("alarm", json!({"attackCategory": "SCAN"})).await, 1);
        assert_eq!(count("category", json!({"attackCategory": ["Scan", "Trojan"]})).await, 2);
        assert_eq!(count("signature", json!({"keywords": "trojan"})).await, 1);
        assert_eq!(count("signature", json!({"attackCategory": "Trojan"})).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused() {
    on_each_engine(async |world| {
        world.sensor().submit(&[submission(json!({}))]).await;
        let anna = world.anna();
        for (path, status) in [("alarm/1", 404), ("alarm/x", 412), ("alarm/%FF", 412), ("category/nothing", 404), ("nothing", 404)] {
            anna.get(&format!("/alarms/v1/{path}")).await.is(status);
        }
        let body = json!({"keywordFieldStrategy": "label", "sortBy": "colour", "subCriteria": [{}], "labels": "x", "alarmID": "x"});
        let answer = anna.post("/alarms/v1/alarm/search", &body).await;
        assert_eq!(answer.refused(), ["keywordFieldStrategy", "alarmID", "sortBy", "subCriteria", "labels"]);
        // Without an alarm there is a signature all the same.
        let signatures = anna.get("/alarms/v1/signature").await;
        assert_eq!(signatures.column("signature"), ["SNORT-1:41336"]);
        without_nulls(&signatures);
        anna.post("/alarms/v1/alarm", &json!({})).await.is(501);
        world.sensor().get("/alarms/v1/alarm").await.is(403);
    })
    .await;
}
