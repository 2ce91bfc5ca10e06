//! Notes of cases.

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

async fn add(page: &Page<'_>, case: i64, title: &str, folder: Value) -> Value {
    let new = json!({"title": title, "text": "First.", "folder": folder});
    page.call("note/add", json!({"case": case, "new": new})).await.is(200).json
}

async fn folder(page: &Page<'_>, case: i64, name: &str, parent: Value) -> Value {
    let body = json!({"case": case, "parent": parent, "name": name});
    page.call("note/folder/add", body).await.is(200).json["id"].clone()
}

#[tokio::test]
async fn in_folders() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let outer = folder(&anna, case, "Hosts", Value::Null).await;
        let inner = folder(&anna, case, "DC-2", outer.clone()).await;
        let note = add(&anna, case, "Log-ins", inner.clone()).await["summary"]["id"].clone();
        let tree = anna.call("note/tree", json!({"case": case})).await.is(200).json;
        assert_eq!((tree["folders"].as_array().unwrap().len(), &tree["notes"][0]["folder"]), (2, &inner));

        let full = anna.call("note/folder/remove", json!({"id": inner})).await.is(412);
        assert!(full.text.contains("not empty"), "{}", full.text);
        let cycle = json!({"folder": {"id": outer, "parent": inner, "name": "Hosts"}});
        anna.call("note/folder/change", cycle).await.is(412);
        let renamed = json!({"folder": {"id": inner, "parent": null, "name": "DC-3"}});
        anna.call("note/folder/change", renamed).await.is(200);
        let change = json!({"version": 1, "folder": []});
        let moved = anna.call("note/change", json!({"id": note, "change": change})).await.is(200).json;
        assert_eq!(moved["summary"]["folder"], Value::Null);
        anna.call("note/folder/remove", json!({"id": inner})).await.is(200);

        let other = anna.create_case(1, "Another").await;
        let foreign = folder(&anna, other, "Elsewhere", Value::Null).await;
        let body = json!({"case": case, "new": {"title": "T", "folder": foreign}});
        anna.call("note/add", body).await.is(412);
    })
    .await;
}

#[tokio::test]
async fn everything_it_ever_said() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let id = add(&anna, case, "Findings", Value::Null).await["summary"]["id"].clone();
        let change = async |page: &Page<'_>, change: Value| {
            page.call("note/change", json!({"id": id, "change": change})).await
        };
        // She goes on writing, which is one revision; then somebody else does.
        change(&anna, json!({"version": 1, "text": "First. Sec"})).await.is(200);
        change(&anna, json!({"version": 2, "text": "First. Second."})).await.is(200);
        let admin = world.log_in("admin").await;
        change(&admin, json!({"version": 3, "text": "Third."})).await.is(200);
        change(&anna, json!({"version": 3, "text": "Mine."})).await.is(409);
        change(&anna, json!({"version": 3, "title": "What was found"})).await.is(200);
        let revisions = anna.call("note/revisions", json!({"id": id})).await.is(200).json;
        let numbers: Vec<&Value> = revisions.as_array().unwrap().iter().map(|one| &one["number"]).collect();
        assert_eq!(numbers, [5, 4, 3, 1]);
        let second = anna.call("note/revision", json!({"id": id, "number": 3})).await.is(200).json;
        assert_eq!(second, json!(["Findings", "First. Second."]));
        anna.call("note/revision", json!({"id": id, "number": 2})).await.is(404);
        let now = anna.call("note/get", json!({"id": id})).await.is(200).json;
        assert_eq!((&now["summary"]["title"], &now["text"]), (&json!("What was found"), &json!("Third.")));

        let found = async |text: &str| {
            let notes = anna.call("note/search", json!({"case": case, "text": text})).await.is(200).json;
            notes.as_array().unwrap().len()
        };
        assert_eq!((found("THIRD").await, found("found").await, found("Second").await), (1, 1, 0));

        // What she wrote is kept apart from what she takes up again at once.
        change(&anna, json!({"version": 5, "text": "Fourth."})).await.is(200);
        change(&anna, json!({"version": 6, "text": "First. Second.", "restores": true})).await.is(200);
        let revisions = anna.call("note/revisions", json!({"id": id})).await.is(200).json;
        let numbers: Vec<&Value> = revisions.as_array().unwrap().iter().map(|one| &one["number"]).collect();
        assert_eq!(numbers, [7, 6, 4, 3, 1]);
        anna.call("note/remove", json!({"id": id})).await.is(200);
        anna.call("note/get", json!({"id": id})).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn deleted_and_restored_as_it_was() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let folder = folder(&anna, case, "Hosts", Value::Null).await;
        let id = add(&anna, case, "Findings", folder.clone()).await["summary"]["id"].clone();
        let admin = world.log_in("admin").await;
        let change = json!({"id": id, "change": {"version": 1, "text": "Second."}});
        let was = admin.call("note/change", change).await.is(200).json;
        let revisions = async || anna.call("note/revisions", json!({"id": id})).await;
        let said = revisions().await.is(200).json;
        assert_eq!(said.as_array().unwrap().len(), 2);

        anna.call("note/remove", json!({"id": id})).await.is(200);
        revisions().await.is(404);
        assert_eq!(anna.call("note/tree", json!({"case": case})).await.is(200).json["notes"], json!([]));
        let nothing = anna.call("note/search", json!({"case": case, "text": "second"})).await.is(200);
        assert_eq!(nothing.json, json!([]));
        assert_eq!(anna.call("note/restore", json!({"id": id})).await.is(200).json, was);
        assert_eq!(anna.call("note/get", json!({"id": id})).await.is(200).json, was);
        assert_eq!(revisions().await.is(200).json, said, "all that it ever said");
        assert_eq!(anna.activities().await[0]["text"], "Restored note “Findings”");
        anna.call("note/restore", json!({"id": id})).await.is(404);

        // Its folder counts as empty while it is deleted, and may be gone by then.
        anna.call("note/remove", json!({"id": id})).await.is(200);
        anna.call("note/folder/remove", json!({"id": folder})).await.is(200);
        let restored = anna.call("note/restore", json!({"id": id})).await.is(200).json;
        assert_eq!(restored["summary"]["folder"], Value::Null);
    })
    .await;
}
