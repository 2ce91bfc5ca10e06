//! Files of cases.

use crate::support::{PASSWORD, Page, Server, on_each_engine};
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::{Shutdown, TcpStream},
    path::Path,
    time::Duration,
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nnot much of a picture";

/// Files in the folder of attachments, those on their way first.
fn files(folder: &Path) -> (usize, usize) {
    let count = |path: &Path| std::fs::read_dir(path).map_or(0, Iterator::count);
    let incoming = folder.join("incoming");
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    (count(&incoming), all.filter(|path| *path != incoming).map(|path| count(&path)).sum())
}

async fn names(page: &Page<'_>, case: i64) -> Vec<String> {
    let list = page.call("attachment/list", json!({"case": case, "limit": 10, "offset": 0})).await.is(200);
    let rows = list.json["rows"].as_array().unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn attached_and_downloaded() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let html = "<script>alert(1)</script>";
        let added = anna.attach(case, "..%2F..%2Fb%C3%B6se%22.html", html).await.is(201).json;
        assert_eq!(added["name"], "böse_.html");
        assert_eq!((&added["media_type"], &added["size"]), (&json!("text/plain"), &json!(html.len())));
        assert_eq!(added["md5"], "38fff51cb7248a06d6142c6bdf846831");
        assert_eq!(added["sha1"], "d5f936942ce9128c48c06d488663b224e56f3df7");
        let sha256 = "5c140d35dcb46a622e2cedf5ef5cc3638cdffd1c118c9331f8c84669f0b74783";
        assert_eq!(added["sha256"], sha256);
        let page = anna.get(&format!("/attachments/{}", added["id"])).await.is(200);
        assert_eq!(page.text, html);
        let header = |name: &str| page.headers[name].to_str().unwrap();
        assert_eq!(header("content-type"), "application/octet-stream");
        assert_eq!(
            header("content-disposition"),
            "attachment; filename=\"b_se_.html\"; filename*=UTF-8''b%C3%B6se_.html"
        );
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(header("x-content-type-options"), "nosniff");
        anna.get(&format!("/attachments/{}/picture", added["id"])).await.is(404);

        let picture = anna.attach(case, "a.txt", PNG).await.is(201).json;
        assert_eq!(picture["media_type"], "image/png");
        let shown = anna.get(&format!("/attachments/{}/picture", picture["id"])).await.is(200);
        assert_eq!(shown.headers["content-type"], "image/png");

        // What one does not see does not exist for him.
        let gina = world.log_in("gina").await;
        for (page, status) in [(&world.page(), 401), (&gina, 404), (&world.log_in("sensor").await, 403)] {
            page.get(&format!("/attachments/{}", added["id"])).await.is(status);
            page.get(&format!("/attachments/{}/picture", picture["id"])).await.is(status);
            page.attach(case, "a.txt", "x").await.is(status);
        }
        anna.get("/attachments/4711").await.is(404);
        anna.get("/attachments/x").await.is(404);

        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(log[..2], ["Attached “a.txt”", "Attached “böse_.html”"]);
        let change = json!({"version": 1, "name": "mail.html", "description": "From the mailbox."});
        let changed =
            anna.call("attachment/change", json!({"id": added["id"], "change": change})).await.is(200);
        assert_eq!(changed.json["description"], "From the mailbox.");
        let theirs = json!({"version": 1, "name": "other.html"});
        anna.call("attachment/change", json!({"id": added["id"], "change": theirs})).await.is(409);

        anna.call("attachment/remove", json!({"id": added["id"]})).await.is(200);
        assert_eq!(names(&anna, case).await, ["a.txt"]);
        anna.get(&format!("/attachments/{}", added["id"])).await.is(404);
        anna.call("attachment/restore", json!({"id": added["id"]})).await.is(200);
        assert_eq!(names(&anna, case).await, ["a.txt", "mail.html"]);
        anna.call("attachment/restore", json!({"id": added["id"]})).await.is(404);
        anna.call("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})).await.is(200);
        assert!(anna.attach(case, "late.txt", "x").await.is(412).text.contains("reopen it first"));
    })
    .await;
}

#[tokio::test]
async fn malware_leaves_in_an_encrypted_archive_only() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let name = "evil.png&malware=true";
        let evil = anna.attach(case, name, PNG).await.is(201).json;
        let path = format!("/attachments/{}", evil["id"]);
        anna.get(&format!("{path}/picture")).await.is(403);
        let zip = anna.get(&path).await.is(200);
        assert!(zip.headers["content-disposition"].to_str().unwrap().contains("\"evil.png.zip\""));
        // A local file header whose first flag says that it is encrypted.
        assert!(zip.text.starts_with("PK\x03\x04") && zip.text.as_bytes()[6] & 1 == 1, "{}", zip.text);
        assert!(!zip.text.contains("not much of a picture") && zip.text.contains("evil.png"));
        let harmless = json!({"version": 1, "malware": false});
        anna.call("attachment/change", json!({"id": evil["id"], "change": harmless})).await.is(200);
        anna.get(&format!("{path}/picture")).await.is(200);
    })
    .await;
}

/// What breaks off leaves nothing behind, what is too large neither; the same content is kept once.
#[tokio::test]
async fn what_does_not_arrive_leaves_nothing() {
    on_each_engine(async |world| {
        let server = Server::start_with(&world.argus, |command| {
            command.env("ARGUS_ATTACHMENT_SIZE", "2");
        });
        let mut anna = Page::of(&server);
        anna.log_in("anna", PASSWORD).await.is(200);
        let case = anna.create_case(1, "AI CASE").await;
        let folder = world.argus.path("attachments");
        for name in ["a.bin", "b.bin"] {
            anna.attach(case, name, vec![7; 1 << 20]).await.is(201);
        }
        assert_eq!(files(&folder), (0, 1));

        let refused = anna.attach(case, "large.bin", vec![0; (2 << 20) + 1]).await.is(412);
        assert!(refused.text.contains("2 MiB"), "{}", refused.text);
        assert_eq!(files(&folder), (0, 1));
        let other_site = server.request(reqwest::Method::POST, &format!("/attachments?case={case}&name=a"));
        let other_site = other_site.header("Sec-Fetch-Site", "cross-site");
        server.send(other_site.body("x")).await.is(403);

        let mut stream = TcpStream::connect(server.host()).unwrap();
        let head = format!(
            "POST /attachments?case={case}&name=half.bin HTTP/1.1\r\nHost: argus\r\nContent-Length: 9000000\r\n\
             Cookie: argus_session={}\r\n\r\n",
            anna.token
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&vec![1; 1 << 20]).unwrap();
        while files(&folder).0 == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stream.shutdown(Shutdown::Both).unwrap();
        let _ = stream.read(&mut [0]);
        while files(&folder).0 > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(files(&folder), (0, 1));
        assert_eq!(names(&anna, case).await, ["b.bin", "a.bin"]);
    })
    .await;
}
