//! Silences: alerts that are made, and that nobody is told of.

use super::watcher::colleagues;
use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

async fn raise(page: &Page<'_>, customer: i64, title: &str, source: &str, severity: &str) -> i64 {
    let new = json!({"customer": customer, "title": title, "source": source, "severity": severity});
    page.call("alert/create", json!({"new": new})).await.is(200).json["summary"]["id"].as_i64().unwrap()
}

/// State and reason of what became of an alert.
async fn became(admin: &Page<'_>, alert: i64) -> Vec<(String, String)> {
    let body = json!({"filter": {"alert": alert}, "limit": 10, "offset": 0});
    let rows = admin.call("policy/history", body).await.is(200).json["rows"].clone();
    let one =
        |row: &Value| (row["state"].as_str().unwrap().to_owned(), row["reason"].as_str().unwrap().to_owned());
    rows.as_array().unwrap().iter().map(one).collect()
}

#[tokio::test]
async fn nobody_is_told_while_it_lasts() {
    on_each_engine(async |world| {
        let [(anna, _), (bjarne, _), (rita, rita_id)] = colleagues(world).await;
        let admin = world.log_in("admin").await;
        let content = json!({"name": "Tell", "people": [rita_id], "most": null,
            "grouping": {"by": [], "wait": 0, "interval": 0}});
        admin.call("policy/save", json!({"id": null, "version": 0, "content": content})).await.is(200);
        let told = (String::from("told"), String::new());
        let before = raise(&anna, 1, "Before", "proxy", "high").await;
        assert_eq!(became(&admin, before).await, std::slice::from_ref(&told));

        // Her only customer is meant. What it would have been is known before.
        let matcher = json!({"sources": ["proxy"], "severity": "medium"});
        let trial = anna.call("silence/try", json!({"matcher": matcher, "days": 7})).await.is(200).json;
        assert_eq!((&trial["total"], &trial["alerts"][0]["id"]), (&json!(1), &json!(before)));
        assert_eq!(trial["by_day"].as_array().unwrap().len(), 7);
        assert_eq!(trial["by_day"][6][1], 1);
        let new = json!({"matcher": matcher, "reason": "The proxy is replaced.", "until": "+1hour"});
        let silence = anna.call("silence/add", json!({"new": new})).await.is(200).json;
        assert_eq!(silence["matcher"]["customers"], json!([1]));

        let silent = raise(&anna, 1, "Silent", "proxy", "high").await;
        let reason = (String::from("silenced"), String::from("The proxy is replaced."));
        assert_eq!(became(&admin, silent).await, [reason]);
        let by = bjarne.call("silence/of-alert", json!({"alert": silent})).await.is(200).json;
        assert_eq!((&by["silence"], &by["by"]["name"]), (&silence["id"], &silence["by"]["name"]));
        assert_eq!(anna.call("silence/of-alert", json!({"alert": before})).await.is(200).json, Value::Null);
        for (source, severity) in [("ids", "high"), ("proxy", "low")] {
            let other = raise(&anna, 1, "Told", source, severity).await;
            assert_eq!(became(&admin, other).await, std::slice::from_ref(&told), "{source} {severity}");
        }
        let gina = world.log_in("gina").await;
        let foreign = raise(&gina, 2, "Of another", "proxy", "high").await;
        // The reader sees acme alone, so nobody is left to be told.
        assert_eq!(became(&admin, foreign).await[0].0, "dropped");
        assert_eq!(gina.call("silence/of-alert", json!({"alert": foreign})).await.is(200).json, Value::Null);

        let list = async |page: &Page<'_>, over: bool| {
            let body = json!({"over": over, "limit": 10, "offset": 0});
            page.call("silence/list", body).await.is(200).json["rows"].as_array().unwrap().clone()
        };
        assert_eq!(list(&rita, false).await[0]["alerts"], 1);
        assert_eq!(list(&gina, false).await, [Value::Null; 0]);
        let alerts = rita.call("silence/alerts", json!({"id": silence["id"]})).await.is(200).json;
        assert_eq!(alerts[0]["id"], json!(silent));

        // It lasts longer, and is ended early by somebody else.
        let until =
            |version: i64, until: Value| json!({"id": silence["id"], "version": version, "until": until});
        let longer = anna.call("silence/set-until", until(1, json!("+2hours"))).await.is(200).json;
        assert!(longer["until"].as_i64() > silence["until"].as_i64());
        bjarne.call("silence/set-until", until(1, Value::Null)).await.is(409);
        rita.call("silence/set-until", until(2, Value::Null)).await.is(403);
        bjarne.call("silence/set-until", until(2, Value::Null)).await.is(200);
        bjarne.call("silence/set-until", until(3, json!("+1hour"))).await.is(412);
        assert_eq!((list(&anna, false).await.len(), list(&anna, true).await.len()), (0, 1));
        let after = raise(&anna, 1, "After", "proxy", "high").await;
        assert_eq!(became(&admin, after).await, [told]);
        // What is deleted is counted no more.
        admin.call("alert/delete", json!({"id": silent})).await.is(200);
        assert_eq!(list(&anna, true).await[0]["alerts"], 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        for (change, field) in [
            (json!({"reason": " "}), "reason"),
            (json!({"until": null}), "until"),
            (json!({"until": "-1hour"}), "until"),
            (json!({"from": "+2hours"}), "until"),
            (json!({"until": "+2years"}), "until"),
            (json!({"matcher": {"customers": [2]}}), "customers"),
            (json!({"matcher": {"classifications": ["none such"]}}), "classifications"),
        ] {
            let mut new = json!({"matcher": {"title": "x"}, "reason": "R", "until": "+1hour"});
            new.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let answer = anna.call("silence/add", json!({"new": new})).await.is(412);
            assert!(answer.text.contains(&format!("\"field\":\"{field}\"")), "{field}: {}", answer.text);
        }
        let admin = world.log_in("admin").await;
        let new = json!({"matcher": {}, "reason": "R", "until": "+1hour"});
        let answer = admin.call("silence/add", json!({"new": new})).await.is(412);
        assert!(answer.text.contains("all alerts would be silent"), "{}", answer.text);
        anna.call("silence/try", json!({"matcher": {}, "days": 0})).await.is(412);
    })
    .await;
}
