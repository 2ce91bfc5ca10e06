//! Comments on cases.

use crate::support::{PASSWORD, Page, finish, on_each_engine};
use serde_json::{Value, json};

async fn texts(page: &Page<'_>, case: i64) -> Vec<String> {
    let list = page.call("comment/list", json!({"case": case, "limit": 100, "offset": 0})).await.is(200);
    list.json["rows"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn said_put_right_and_taken_back() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let add = async |text: &str| anna.call("comment/add", json!({"case": case, "text": text})).await;
        let first = add("First.  \n").await.is(200).json;
        add("Second.").await.is(200);
        assert_eq!(texts(&anna, case).await, ["Second.", "First."]);
        add("  ").await.is(412);
        add(&"x".repeat(100_001)).await.is(412);

        let edit = async |page: &Page<'_>, version: i64, text: &str| {
            page.call("comment/edit", json!({"id": first["id"], "version": version, "text": text})).await
        };
        let edited = edit(&anna, 1, "First, put right.").await.is(200).json;
        assert!(edited["edited"].is_number() && edited["version"] == 2, "{edited}");
        let refused = edit(&anna, 1, "From what was seen before.").await.is(409);
        assert!(refused.text.contains("First, put right."), "{}", refused.text);
        // An administrator may put it right, too.
        edit(&world.log_in("admin").await, 2, "Redacted.").await.is(200);

        // Also of a closed case.
        anna.call("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})).await.is(200);
        add("Afterwards.").await.is(200);
        anna.call("comment/remove", json!({"id": first["id"]})).await.is(200);
        anna.call("comment/remove", json!({"id": first["id"]})).await.is(404);
        assert_eq!(texts(&anna, case).await, ["Afterwards.", "Second."]);
        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(log[..2], ["Deleted a comment", "Commented"]);
    })
    .await;
}

/// The same comment, not another one that says the same.
#[tokio::test]
async fn restored_as_it_was() {
    on_each_engine(async |world| {
        let (admin, mut anna) = (world.log_in("admin").await, world.log_in("anna").await);
        let case = anna.create_case(1, "AI CASE").await;
        let (rest, path) = (world.anna(), format!("/cases/v2/case/{case}/comments"));
        let first = rest.post(&path, &json!({"comment": "First."})).await.is(200).data()["id"].clone();
        rest.post(&path, &json!({"comment": "An answer.", "asReplyTo": first})).await.is(200);
        let list = json!({"case": case, "limit": 10, "offset": 0});
        let before = anna.call("comment/list", list.clone()).await.is(200).json;
        let told = rest.get(&path).await.is(200).data().clone();
        let order = json!({"id": before["rows"][0]["id"]});
        anna.call("comment/restore", order.clone()).await.is(404);
        admin.call("comment/remove", order.clone()).await.is(200);
        admin.call("comment/restore", order.clone()).await.is(200);
        assert_eq!(anna.call("comment/list", list).await.is(200).json, before, "by whom and when, too");
        assert_eq!(*rest.get(&path).await.is(200).data(), told, "and what it answers");
        admin.call("comment/restore", order).await.is(404);
        assert_eq!(anna.activities().await[0]["text"], "Restored a comment");

        let theirs = admin.call("comment/add", json!({"case": case, "text": "Theirs."})).await.is(200).json;
        admin.call("comment/remove", json!({"id": theirs["id"]})).await.is(200);
        anna.call("comment/restore", json!({"id": theirs["id"]})).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn of_others_only_looked_at() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let theirs = admin.call("comment/add", json!({"case": case, "text": "Theirs."})).await.is(200).json;
        let edit = json!({"id": theirs["id"], "version": 1, "text": "Mine."});
        anna.call("comment/edit", edit).await.is(403);
        anna.call("comment/remove", json!({"id": theirs["id"]})).await.is(403);
        assert_eq!(texts(&anna, case).await, ["Theirs."]);
    })
    .await;
}

/// As when one that is internal is taken back and put back.
#[tokio::test]
async fn internal_ones_stay_internal() {
    on_each_engine(async |world| {
        let mut reader = world.argus.command("user add rita --group Readers --customer acme".split(' '));
        finish(reader.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let add = async |text: &str, internal: bool| {
            let body = json!({"case": case, "text": text, "internal": internal});
            anna.call("comment/add", body).await.is(200).json["internal"].clone()
        };
        assert_eq!(add("Among us.", true).await, true);
        assert_eq!(add("For everybody.", false).await, false);
        assert_eq!(texts(&anna, case).await, ["For everybody.", "Among us."]);
        assert_eq!(texts(&world.log_in("rita").await, case).await, ["For everybody."]);
    })
    .await;
}
