//! Files of a case.

use super::{CASE, open};
use crate::support::{Answer, World, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

/// `<script>alert(1)</script>`
const SCRIPT: &str = "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==";

async fn case(world: &World) -> String {
    format!("{CASE}/{}/attachments", open(&world.anna(), "Beacons", json!({})).await["id"])
}

/// Files have no envelope.
async fn download(world: &World, file: &str) -> Answer {
    world.server.send(world.anna().request(Method::GET, &format!("{file}/download?inline=true"))).await
}

async fn delete(world: &World, path: &str) -> Answer {
    world.anna().send(world.anna().request(Method::DELETE, path)).await
}

#[tokio::test]
async fn added_told_given_and_taken_out() {
    on_each_engine(async |world| {
        let (anna, path) = (world.anna(), case(world).await);
        let file = json!({"name": "../page.html", "mimeType": "text/html", "data": SCRIPT, "encryptedZipMode": "none",
            "encryptedZipPassword": "argus", "prepared": false, "originEmailAddress": "a@b.example"});
        let added = anna.post(&path, &file).await.is(201).data().clone();
        for (field, value) in [
            ("name", json!("page.html")), ("mimeType", json!("text/plain")), ("size", json!(25)),
            ("flags", json!(["MAIL_UPDATE"])), ("originEmailAddress", json!("a@b.example")),
            ("encryptedZipPassword", Value::Null),
        ] {
            assert_eq!(added[field], value, "{field}");
        }
        assert_eq!(added["addedByUser"]["userName"], "anna");
        let of_file = format!("{path}/{}", added["id"].as_str().unwrap());
        assert_eq!(anna.get(&of_file).await.is(200).data(), &added);
        let given = download(world, &of_file).await.is(200);
        assert_eq!(given.text, "<script>alert(1)</script>");
        // Whatever is asked for, no browser opens it.
        assert!(given.header("content-disposition").starts_with("attachment; filename=\"page.html\""));
        assert_eq!(given.header("content-type"), "application/octet-stream");
        assert_eq!(given.header("content-security-policy"), "default-src 'none'; sandbox");

        let streamed = anna.request(Method::POST, &format!("{path}/upload/two%20words.txt?skipNotification=True"));
        let streamed = anna.send(streamed.header("Content-Type", "text/plain").body("streamed")).await.is(201);
        assert_eq!((&streamed.data()["name"], &streamed.data()["size"]), (&json!("two words.txt"), &json!(8)));
        let page = anna.get(&format!("{path}?limit=1")).await.is(200);
        assert_eq!((page.column("name"), &page.json["count"]), (vec![json!("two words.txt")], &json!(2)));

        assert_eq!(delete(world, &of_file).await.is(200).data()["flags"], json!(["MAIL_UPDATE", "DELETED"]));
        delete(world, &of_file).await.is(404);
        anna.get(&of_file).await.is(404);
        let history = anna.get(&path.replace("attachments", "history")).await.is(200);
        assert_eq!(
            history.column("operation"),
            ["createCase", "addCaseAttachment", "addCaseAttachment", "deleteCaseAttachment"]
        );
        let of_other = case(world).await;
        let there = format!("{of_other}/{}", streamed.data()["id"].as_str().unwrap());
        anna.get(&there).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn archives_are_told_with_their_password() {
    on_each_engine(async |world| {
        let (anna, path) = (world.anna(), case(world).await);
        let file = |more: Value| {
            let mut file = json!({"name": "evil.exe", "mimeType": "a/b", "data": SCRIPT});
            file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            file
        };
        let by_server = file(json!({"encryptedZipMode": "server", "encryptedZipPassword": "argus"}));
        let added = anna.post(&path, &by_server).await.is(201).data().clone();
        assert_eq!(
            (&added["flags"], &added["encryptedZipPassword"]),
            (&json!(["ZIP_ENCRYPTED"]), &json!("infected"))
        );
        let given = download(world, &format!("{path}/{}", added["id"].as_str().unwrap())).await.is(200);
        assert!(given.header("content-disposition").contains("\"evil.exe.zip\""));
        assert!(given.text.starts_with("PK") && !given.text.contains("alert"));

        let by_sender = file(json!({"encryptedZipMode": "client", "encryptedZipPassword": "own"}));
        let added = anna.post(&path, &by_sender).await.is(201).data().clone();
        assert_eq!(
            (&added["flags"], &added["encryptedZipPassword"]),
            (&json!(["ZIP_ENCRYPTED"]), &json!("own"))
        );
        let given = download(world, &format!("{path}/{}", added["id"].as_str().unwrap())).await.is(200);
        assert_eq!(given.text, "<script>alert(1)</script>");

        for (wrong, field) in [
            (json!({"encryptedZipMode": "server", "encryptedZipPassword": "mine"}), "encryptedZipPassword"),
            (json!({"encryptedZipMode": "twice"}), "encryptedZipMode"),
            (json!({"encryptedZip": true}), "encryptedZip"),
            (json!({"data": "?"}), "data"),
            (json!({"data": ""}), "data"),
            (json!({"name": "/"}), "name"),
            (json!({"internal": true}), "internal"),
            (json!({"prepared": true}), "prepared"),
        ] {
            assert_eq!(anna.post(&path, &file(wrong.clone())).await.is(412).refused(), [field], "{wrong}");
        }
        anna.put(&path.replace("attachments", "close"), &json!({})).await.is(200);
        assert_eq!(anna.post(&path, &file(json!({}))).await.is(412).refused(), ["case"]);
    })
    .await;
}
