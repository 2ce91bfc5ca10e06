//! Tasks of cases.

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

async fn titles(page: &Page<'_>, case: i64) -> Vec<String> {
    let list = page.call("task/list", json!({"case": case, "limit": 100, "offset": 0})).await.is(200);
    let rows = list.json["rows"].as_array().unwrap();
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn added_changed_and_done() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let new = json!({"title": " Collect logs ", "assignees": [me], "due": 1_700_000_000_000_i64,
            "tags": ["b", "a ", "b"]});
        let first = anna.call("task/add", json!({"case": case, "new": new})).await.is(200).json;
        assert_eq!((&first["title"], &first["tags"]), (&json!("Collect logs"), &json!(["a", "b"])));
        assert_eq!(first["assignees"][0]["id"], me);
        anna.call("task/add", json!({"case": case, "new": {"title": "Block address"}})).await.is(200);

        let mine = anna.call("task/mine", json!({"limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!((&mine["total"], &mine["rows"][0]["id"]), (&json!({"Exactly": 1}), &first["id"]));
        let change = json!({"version": 1, "status": "done", "due": []});
        let done = anna.call("task/change", json!({"id": first["id"], "change": change})).await.is(200).json;
        assert!(done["over"].is_number() && done["due"].is_null(), "{done}");
        assert_eq!(titles(&anna, case).await, ["Block address", "Collect logs"], "what is done comes last");
        let mine = anna.call("task/mine", json!({"limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(mine["total"], json!({"Exactly": 0}));

        let again = json!({"version": 2, "status": "inProgress"});
        let open = anna.call("task/change", json!({"id": first["id"], "change": again})).await.is(200).json;
        assert_eq!(open["over"], Value::Null);
        anna.call("task/remove", json!({"id": first["id"]})).await.is(200);
        assert_eq!(titles(&anna, case).await, ["Block address"]);
        anna.call("task/remove", json!({"id": first["id"]})).await.is(404);

        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(
            log[..5],
            [
                "Deleted the task “Collect logs”",
                "Set the task “Collect logs” to in progress",
                "Set the task “Collect logs” to done",
                "Added the task “Block address”",
                "Added the task “Collect logs”",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn ones_own_across_cases() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (one, two) = (anna.create_case(1, "One").await, anna.create_case(1, "Two").await);
        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        for (case, title, more) in [
            (one, "Late", json!({"due": 1_000})),
            (one, "Begun", json!({"status": "inProgress", "due": 4_000_000_000_000_i64})),
            (two, "Someday", json!({})),
            (two, "Finished", json!({"status": "done", "due": 1_000})),
            (two, "Of nobody", json!({"assignees": []})),
        ] {
            let mut new = json!({"title": title, "assignees": [me]});
            new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            anna.call("task/add", json!({"case": case, "new": new})).await.is(200);
        }
        let mine = async |filter: Value| {
            let body = json!({"filter": filter, "limit": 10, "offset": 0});
            let found = anna.call("task/mine", body).await.is(200).json;
            let rows = found["rows"].as_array().unwrap().clone();
            rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(mine(json!({})).await, ["Late", "Begun", "Someday"], "what is due first comes first");
        assert_eq!(mine(json!({"overdue": true})).await, ["Late"]);
        assert_eq!(mine(json!({"case": two})).await, ["Someday"]);
        assert_eq!(mine(json!({"statuses": ["done", "inProgress"]})).await, ["Finished", "Begun"]);
        let cases = anna.call("task/my-cases", json!({})).await.is(200).json;
        let expected = [(two, format!("#{two} – Two")), (one, format!("#{one} – One"))];
        assert_eq!(cases, json!(expected.map(|(id, title)| json!({"id": id, "title": title}))));

        // Whoever no longer may see a case has nothing to do in it; nor has anybody in a closed one.
        let gina =
            world.log_in("gina").await.call("task/mine", json!({"limit": 10, "offset": 0})).await.is(200);
        assert_eq!(gina.json["rows"], json!([]));
        anna.call("case/close", json!({"id": two, "closing": {"outcome": "legitimate"}})).await.is(200);
        assert_eq!(mine(json!({})).await, ["Late", "Begun"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let gina = world.log_in("gina").await;
        let gina = gina.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        for (new, field) in [
            (json!({"title": " "}), "title"),
            (json!({"title": "x".repeat(257)}), "title"),
            (json!({"title": "T", "tags": ["x".repeat(257)]}), "tags"),
            (json!({"title": "T", "assignees": [4711]}), "assignees"),
            // She does not see this customer.
            (json!({"title": "T", "assignees": [gina]}), "assignees"),
        ] {
            let answer = anna.call("task/add", json!({"case": case, "new": new})).await.is(412);
            assert!(answer.text.contains(field), "{}", answer.text);
        }
        anna.call("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})).await.is(200);
        let late = anna.call("task/add", json!({"case": case, "new": {"title": "Late"}})).await.is(412);
        assert!(late.text.contains("reopen it first"), "{}", late.text);
    })
    .await;
}

#[tokio::test]
async fn two_people_at_once() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let task = anna.call("task/add", json!({"case": case, "new": {"title": "T"}})).await.is(200).json;
        let change = async |page: &Page<'_>, change: Value| {
            page.call("task/change", json!({"id": task["id"], "change": change})).await
        };
        let admin = world.log_in("admin").await;
        change(&admin, json!({"version": 1, "title": "Theirs"})).await.is(200);
        change(&anna, json!({"version": 1, "status": "onHold"})).await.is(200);
        let refused = change(&anna, json!({"version": 1, "title": "Mine"})).await.is(409);
        assert!(refused.text.contains("Theirs") && refused.text.contains("Mine"), "{}", refused.text);
        let both = change(&anna, json!({"version": 3, "title": "Mine"})).await.is(200).json;
        assert_eq!((&both["title"], &both["status"]), (&json!("Mine"), &json!("onHold")));
    })
    .await;
}

#[tokio::test]
async fn deleted_and_restored_as_it_was() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let new = json!({"title": "Collect logs", "assignees": [me], "tags": ["a"]});
        let id = anna.call("task/add", json!({"case": case, "new": new})).await.is(200).json["id"].clone();
        let admin = world.log_in("admin").await;
        let change = json!({"id": id, "change": {"version": 1, "status": "done"}});
        let was = admin.call("task/change", change).await.is(200).json;

        anna.call("task/restore", json!({"id": id})).await.is(404);
        anna.call("task/remove", json!({"id": id})).await.is(200);
        anna.call("task/change", json!({"id": id, "change": {"version": 2, "title": "Late"}})).await.is(404);
        let mine = json!({"filter": {"statuses": ["done"]}, "limit": 10, "offset": 0});
        assert_eq!(anna.call("task/mine", mine.clone()).await.is(200).json["rows"], json!([]));
        let restored = admin.call("task/restore", json!({"id": id})).await.is(200).json;
        assert_eq!(restored, was, "its number, version, people and times are what they were");
        let list = anna.call("task/list", json!({"case": case, "limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(list["rows"], json!([was]));
        assert_eq!(anna.call("task/mine", mine).await.is(200).json["rows"][0]["id"], id);
        assert_eq!(anna.activities().await[0]["text"], "Restored the task “Collect logs”");
        anna.call("task/restore", json!({"id": id})).await.is(404);

        // What somebody saw before it was deleted is still what he goes on from.
        let change = json!({"id": id, "change": {"version": 1, "status": "onHold"}});
        anna.call("task/change", change).await.is(409);
        anna.call("task/remove", json!({"id": id})).await.is(200);
        anna.call("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})).await.is(200);
        let late = anna.call("task/restore", json!({"id": id})).await.is(412);
        assert!(late.text.contains("reopen it first"), "{}", late.text);
    })
    .await;
}
