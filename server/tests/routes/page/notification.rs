//! What people are told of cases that they watch.

use super::watcher::colleagues;
use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

/// Kind, count, and whether it was read; the newest first.
async fn told(page: &Page<'_>) -> Vec<(String, i64, bool)> {
    let rows = rows(page).await;
    let one = |row: &Value| {
        (row["kind"].as_str().unwrap().to_owned(), row["count"].as_i64().unwrap(), row["read"] == true)
    };
    rows.iter().map(one).collect()
}

async fn rows(page: &Page<'_>) -> Vec<Value> {
    let answer = page.call("notification/list", json!({"limit": 50, "offset": 0})).await.is(200);
    answer.json["rows"].as_array().unwrap().clone()
}

async fn unread(page: &Page<'_>) -> i64 {
    page.call("notification/unread", json!({})).await.is(200).json["count"].as_i64().unwrap()
}

fn new(kind: &str, count: i64) -> (String, i64, bool) {
    (kind.to_owned(), count, false)
}

fn nothing() -> Vec<(String, i64, bool)> {
    Vec::new()
}

async fn say(page: &Page<'_>, case: i64, text: &str, internal: bool) {
    page.call("comment/add", json!({"case": case, "text": text, "internal": internal})).await.is(200);
}

#[tokio::test]
async fn watchers_are_told_what_others_do() {
    on_each_engine(async |world| {
        let [(mut anna, anna_id), (bjarne, bjarne_id), (rita, rita_id)] = colleagues(world).await;
        let case = anna.create_case(1, "AI CASE").await;
        let change = async |page: &Page<'_>, fields: Value| {
            let version = page.call("case/get", json!({"id": case})).await.json["summary"]["version"].clone();
            let mut change = fields;
            change["version"] = version;
            page.call("case/update", json!({"id": case, "change": change})).await.is(200).json
        };
        // Given to Bjarne, who watches it from then on.
        change(&anna, json!({"assignee": [bjarne_id]})).await;
        assert_eq!(told(&bjarne).await, [new("assigned", 1)]);
        assert_eq!(rows(&bjarne).await[0]["about"]["case"]["name"], "AI CASE");
        assert_eq!(told(&anna).await, nothing(), "she did it herself");

        // What is unread is one line, whatever there is of it.
        for text in ["One", "Two", "Three"] {
            say(&anna, case, text, false).await;
        }
        assert_eq!(told(&bjarne).await, [new("comment", 3), new("assigned", 1)]);
        assert_eq!(unread(&bjarne).await, 2);
        let id = rows(&bjarne).await[0]["id"].clone();
        anna.call("notification/read", json!({"id": id})).await.is(200);
        assert_eq!(unread(&bjarne).await, 2, "it is not hers");
        bjarne.call("notification/read", json!({"id": id})).await.is(200);
        say(&anna, case, "Four", false).await;
        assert_eq!(told(&bjarne).await[..2], [new("comment", 1), ("comment".to_owned(), 3, true)]);

        // Only who works on cases hears of what is said among those.
        rita.call("watcher/watch", json!({"case": case, "watches": true})).await.is(200);
        say(&bjarne, case, "Among us, @rita and @anna.", true).await;
        assert_eq!(told(&rita).await, nothing());
        assert_eq!(told(&anna).await, [new("mention", 1)], "named, and not told twice");
        say(&bjarne, case, "For all to see", false).await;
        assert_eq!(told(&rita).await, [new("comment", 1)]);

        let steps = anna.call("case/workflow", json!({"id": case})).await.is(200).json;
        let waiting =
            steps["steps"].as_array().unwrap().iter().find(|step| step["state"]["name"] == "Waiting");
        change(&bjarne, json!({"state": waiting.unwrap()["state"]["id"]})).await;
        change(&bjarne, json!({"severity": "high"})).await;
        assert_eq!(told(&rita).await, [new("state", 1), new("comment", 1)]);
        let task =
            json!({"case": case, "new": {"title": "Look", "assignees": [anna_id, bjarne_id, rita_id]}});
        bjarne.call("task/add", task).await.is(200);
        assert_eq!(told(&anna).await[0], new("task", 1));
        assert_eq!(told(&rita).await[0], new("task", 1));
        assert!(told(&bjarne).await.iter().all(|one| one.0 != "task"));

        // Up to where she looked: what comes after that stays unread.
        let until = rows(&rita).await[0]["at"].as_i64().unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        say(&anna, case, "Five", false).await;
        rita.call("notification/read-all", json!({"until": until})).await.is(200);
        assert_eq!(unread(&rita).await, 1);
        assert_eq!(told(&rita).await[0], new("comment", 2));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_told_what_he_may_not_see_or_does_not_want() {
    on_each_engine(async |world| {
        let [(mut anna, _), (bjarne, bjarne_id), (rita, _)] = colleagues(world).await;
        let case = anna.create_case(1, "HUSHED").await;
        for page in [&bjarne, &rita] {
            page.call("watcher/watch", json!({"case": case, "watches": true})).await.is(200);
        }
        let choose = async |told: &str| {
            rita.call("notification/choose", json!({"kind": "comment", "told": told})).await.is(200).json
        };
        assert_eq!(choose("nothing").await["kinds"], json!([["comment", "nothing"]]));
        say(&anna, case, "Hush", false).await;
        assert_eq!((unread(&bjarne).await, unread(&rita).await), (1, 0));
        choose("argus").await;
        let gina = world.log_in("gina").await;
        assert_eq!(told(&gina).await, nothing());

        // Whoever is shut out meanwhile reads nothing of it, and gets it back with the access.
        let access = |level: Value| json!({"id": case, "subject": {"user": bjarne_id}, "level": level});
        anna.call("case/access/set", access(json!("none"))).await.is(200);
        assert_eq!((told(&bjarne).await, unread(&bjarne).await), (vec![], 0));
        let list = bjarne.call("notification/list", json!({"limit": 50, "offset": 0})).await.is(200);
        assert_eq!(
            (list.json["total"].clone(), list.text.contains("HUSHED")),
            (json!({"Exactly": 0}), false)
        );
        anna.call("case/access/set", access(Value::Null)).await.is(200);
        assert_eq!(unread(&bjarne).await, 1);

        // Who no longer watches is told no more, whatever the case is to him.
        bjarne.call("watcher/watch", json!({"case": case, "watches": false})).await.is(200);
        say(&anna, case, "@bjarne, are you there?", false).await;
        assert_eq!(told(&bjarne).await, [new("comment", 1)]);
        anna.call("case/delete", json!({"id": case, "comment": ""})).await;
        let admin = world.log_in("admin").await;
        admin.call("case/delete", json!({"id": case, "comment": "By mistake."})).await.is(200);
        assert_eq!((told(&rita).await, unread(&rita).await), (vec![], 0));
    })
    .await;
}
