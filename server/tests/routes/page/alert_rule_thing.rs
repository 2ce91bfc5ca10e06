//! Alert rules over alerts and cases: what holds for long enough raises one alert, once.

use crate::support::{Page, Server, on_each_engine};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn content(name: &str, watches: Value) -> Value {
    json!({"name": name, "enabled": true, "customers": [1], "watches": watches, "cool_down": 0,
        "title": "{rule}: #{number} {title}", "text": "*{severity}*, {status}, {owner}, for {held}"})
}

async fn add(page: &Page<'_>, content: Value) -> Value {
    let body = json!({"id": null, "version": 0, "content": content});
    page.call("alert-rule/save", body).await.is(200).json
}

async fn raise(page: &Page<'_>, title: &str, severity: &str) -> Value {
    let new = json!({"customer": 1, "title": title, "source": "proxy", "severity": severity});
    page.call("alert/create", json!({"new": new})).await.is(200).json["summary"].clone()
}

async fn change(page: &Page<'_>, alert: &Value, mut change: Value) -> Value {
    change["version"] = alert["version"].clone();
    let body = json!({"id": alert["id"], "change": change});
    page.call("alert/update", body).await.is(200).json["summary"].clone()
}

async fn of_rule(page: &Page<'_>, name: &str) -> Vec<Value> {
    let sort = json!({"key": "created", "descending": false});
    let body = json!({"filter": {"sources": [name]}, "sort": sort, "limit": 100, "offset": 0});
    page.call("alert/list", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

/// Waits until a rule raised so many.
async fn until(page: &Page<'_>, name: &str, count: usize) -> Vec<Value> {
    let begun = Instant::now();
    loop {
        let found = of_rule(page, name).await;
        if found.len() >= count || begun.elapsed() > Duration::from_secs(20) {
            assert_eq!(found.len(), count, "{found:#?}");
            return found;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn an_alert_that_nobody_took_raises_one_once() {
    on_each_engine(async |world| {
        // Two servers look, and one of them raises.
        let other = Server::start(&world.argus);
        let mut there = Page::of(&other);
        there.log_in("anna", crate::support::PASSWORD).await.is(200);
        let anna = world.log_in("anna").await;
        let before = raise(&anna, "Before", "critical").await;
        let waits = json!({"of": "alerts", "severities": ["critical"], "owned": false, "held": 1});
        add(&there, content("Nobody", waits)).await;
        // One that it raises itself would be as it wants it.
        add(&anna, content("Any", json!({"of": "alerts", "severities": ["critical"]}))).await;
        let first = until(&anna, "Nobody", 1).await;
        assert_eq!(first[0]["title"], format!("Nobody: #{} Before", before["id"]));
        assert_eq!(first[0]["severity"], "critical");
        let full = anna.call("alert/get", json!({"id": first[0]["id"]})).await.is(200).json;
        assert_eq!(full["description"], "*critical*, new, nobody, for 1 second");
        assert_eq!(full["context"]["group"]["number"], before["id"].to_string());

        let taken = raise(&anna, "Taken", "critical").await;
        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let taken = change(&anna, &taken, json!({"owner": [me]})).await;
        let low = raise(&anna, "Low", "low").await;
        until(&anna, "Any", 2).await;
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert_eq!(of_rule(&anna, "Nobody").await.len(), 1, "it was taken in time, or is low");
        assert_eq!(of_rule(&anna, "Any").await.len(), 2, "what such rules raised is not watched");

        // What begins to hold later counts from then on, and what holds again is told again.
        change(&anna, &low, json!({"severity": "critical"})).await;
        let taken = change(&anna, &taken, json!({"owner": []})).await;
        until(&anna, "Nobody", 3).await;
        for alert in of_rule(&anna, "Nobody").await {
            change(&anna, &alert, json!({"status": "closed", "resolution": ["falsePositive"]})).await;
        }
        let taken = change(&anna, &taken, json!({"owner": [me]})).await;
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert_eq!(of_rule(&anna, "Nobody").await.len(), 3);
        change(&anna, &taken, json!({"owner": []})).await;
        until(&anna, "Nobody", 4).await;

        let body = json!({"filter": {}, "limit": 100, "offset": 0});
        let told = anna.call("alert-rule/firings", body).await.is(200).json;
        let of_nobody =
            told["rows"].as_array().unwrap().iter().find(|row| row["rule_name"] == "Nobody").unwrap();
        assert_eq!(of_nobody["reason"], "an alert that is critical, without an owner for 1 second");
        assert_eq!(of_nobody["group"][1], "Taken");
    })
    .await;
}

#[tokio::test]
async fn cases_are_watched_but_not_those_that_few_see() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let watched = json!({"of": "cases", "assigned": false});
        let rule = add(&anna, content("Unassigned", watched.clone())).await;
        let open = async |name: &str| {
            let case = json!({"customer": 1, "name": name, "description": "What happened.", "template": null,
                "classification": null, "soc_ticket": null});
            anna.call("case/create", json!({"new": case})).await.is(200).json
        };
        open("Phishing").await;
        let raised = until(&anna, "Unassigned", 1).await;
        assert!(raised[0]["title"].as_str().unwrap().ends_with("Phishing"), "{raised:#?}");
        let tried = json!({"content": content("Tried", watched), "days": 7});
        let tried = anna.call("alert-rule/try", tried).await.is(200).json;
        assert_eq!(
            (&tried["of_things"], &tried["matched"], &tried["total"]),
            (&json!(true), &json!(1), &json!(1))
        );

        // What is asked of events says nothing here.
        let mut wrong = content("Wrong", json!({"of": "cases"}));
        wrong["group_by"] = json!(["source"]);
        let body = json!({"id": null, "version": 0, "content": wrong});
        let refused = anna.call("alert-rule/save", body).await.is(412);
        assert!(refused.text.contains("groupBy"), "{}", refused.text);

        // A rule that is off raises nothing.
        anna.call("alert-rule/activate", json!({"id": rule["id"], "enabled": false})).await.is(200);
        open("Later").await;
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert_eq!(of_rule(&anna, "Unassigned").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn programs_write_them_as_they_read_them() {
    const RULE: &str = "/alerts/v1/rule";
    on_each_engine(async |world| {
        let anna = world.anna();
        let watches = json!({"of": "alerts", "severity": ["critical"], "owned": false, "heldFor": 900});
        let new =
            json!({"name": "Waits", "customer": ["acme"], "watches": watches, "title": "#{number} waits"});
        let made = anna.post(RULE, &new).await.is(201);
        assert_eq!(made.data()["watches"], watches);
        let misspelt = json!({"name": "W", "watches": {"of": "alerts", "state": ["x"]}});
        assert_eq!(anna.post(RULE, &misspelt).await.refused(), ["watches.state"]);
        let page = world.log_in("anna").await;
        let text = made.data().to_string();
        let read = page.call("alert-rule/read", json!({"text": text})).await.is(200).json;
        assert_eq!(read[0]["problems"], json!([]));
        assert_eq!(read[0]["content"]["watches"]["held"], 900);
    })
    .await;
}
