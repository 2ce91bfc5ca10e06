//! Alarms and attack categories that signatures are mapped to, and cases that events are linked to.

use super::super::{
    super::{WHEN, all, all_and, numbered},
    finds,
};
use crate::support::{Alert, on_each_engine};
use serde_json::{Value, json};

/// What Suricata calls a signature and its category.
fn alert(n: i64, signature: i64, name: &str, category: &str) -> Alert {
    let at = WHEN + n;
    let time = format!("2019-09-22T20:48:03.{:03}Z", at % 1_000);
    Alert::at(&time)
        .with("/alert/signature_id", json!(signature))
        .with("/alert/signature", json!(name))
        .with("/alert/category", json!(category))
        .with("/src_port", json!(signature))
}

#[tokio::test]
async fn by_alarm_and_by_category() {
    on_each_engine(async |world| {
        let alerts = [
            alert(1, 1, "ET SCAN ssh", "Scan"),
            alert(2, 2, "ET SCAN telnet", "Scan"),
            alert(3, 3, "ET TROJAN beacon", "Trojan"),
        ];
        world.ingest("acme", &alerts);
        world.ingest("globex", &[alert(4, 1, "Theirs", "Their category")]);
        // Nobody said what this one means.
        world.sensor().submit(&[numbered(5, json!({"signature": "X"}))]).await;
        let anna = world.anna();
        let found = world.admin().search(&all()).await;
        let id = |field: &str, name: &str| {
            let named = |row: &&Value| row["attackInfo"].as_object().unwrap().values().any(|v| v == name);
            found.rows().iter().find(named).unwrap()["attackInfo"][field].clone()
        };
        let [ssh, telnet, theirs] =
            ["ET SCAN ssh", "ET SCAN telnet", "Theirs"].map(|name| id("alarmID", name));
        let [scan, trojan] = ["Scan", "Trojan"].map(|name| id("attackCategoryID", name));
        for (criteria, expected) in [
            (json!({"alarmID": ssh}), &[1][..]),
            (json!({"alarmID": [ssh, telnet]}), &[1, 2]),
            (json!({"alarmID": ssh.to_string()}), &[1]),
            (json!({"alarmID": theirs}), &[]),
            (json!({"alarmID": [0, -1, 99_999, i64::MAX]}), &[]),
            (json!({"attackCategoryID": scan}), &[1, 2]),
            (json!({"attackCategoryID": [scan, trojan]}), &[1, 2, 3]),
            (json!({"attackCategoryID": trojan, "alarmID": ssh}), &[]),
            (json!({"attackCategoryID": scan, "alarmID": telnet}), &[2]),
            (json!({"attackCategoryID": scan, "signature": ["SNORT-1:1", "SNORT-1:3"]}), &[1]),
            (json!({"alarmID": 99_999, "signature": "X"}), &[]),
            (json!({"subCriteria": {"exclude": true, "attackCategoryID": scan}}), &[3, 5]),
            (json!({"subCriteria": [{"alarmID": ssh}, {"attackCategoryID": trojan}]}), &[1, 3]),
        ] {
            finds(anna, criteria, expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn by_associated_case() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (one, two) = (anna.create_case(1, "One").await, anna.create_case(1, "Two").await);
        let theirs = world.log_in("gina").await.create_case(2, "Theirs").await;
        let events = [
            json!({"associatedCaseID": one}),
            json!({"associatedCaseIDs": [one, two]}),
            json!({"associatedCaseID": two}),
            json!({}),
        ];
        let events: Vec<Value> = (0..).zip(events).map(|(n, more)| numbered(n, more)).collect();
        world.sensor().submit(&events).await;
        world.gerd().submit(&[numbered(9, json!({"associatedCaseID": theirs}))]).await;
        for (cases, expected) in [
            (json!(one), &[0, 1][..]),
            (json!([two]), &[1, 2]),
            (json!([one, two.to_string()]), &[0, 1, 2]),
            // None at all.
            (json!(0), &[3]),
            (json!([0, two]), &[1, 2, 3]),
            // What is not there and what is not hers are the same.
            (json!(theirs), &[]),
            (json!(theirs + 1), &[]),
            (json!([theirs, one]), &[0, 1]),
            (json!(-1), &[]),
            (json!(i64::MAX), &[]),
        ] {
            finds(world.anna(), json!({"associatedCaseID": cases}), expected).await;
        }
        finds(world.gina(), json!({"associatedCaseID": [one, theirs]}), &[9]).await;
        finds(world.admin(), json!({"associatedCaseID": [one, theirs]}), &[0, 1, 9]).await;
        finds(world.anna(), json!({"subCriteria": {"exclude": true, "associatedCaseID": one}}), &[2, 3])
            .await;
        finds(
            world.anna(),
            json!({"subCriteria": {"exclude": true, "associatedCaseID": theirs}}),
            &[0, 1, 2, 3],
        )
        .await;
        assert_eq!(
            world.anna().search(&all_and(json!({"associatedCaseID": "one"}))).await.refused(),
            ["associatedCaseID"]
        );
    })
    .await;
}
