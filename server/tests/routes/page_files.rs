//! The page's own files.

use crate::support::{Argus, Server};
use argus_testing::TestDatabase;
use reqwest::{Method, header::IF_NONE_MATCH};

const INDEX: &str = "<!DOCTYPE html><title>Argus</title><script type=\"module\">import \"/x.js\"</script>";

/// A server with a page of a few files. Its database does not matter here.
fn with_page() -> (Server, Argus, TestDatabase) {
    let database = TestDatabase::sqlite();
    let argus = Argus::of(&database.address);
    let folder = argus.path("page");
    std::fs::create_dir_all(folder.join("icons")).unwrap();
    std::fs::create_dir_all(folder.join("swagger")).unwrap();
    for (name, text) in [
        ("index.html", INDEX),
        ("sw.js", "// service worker"),
        ("argus-9f86d081884c7d65.css", "body {}"),
        ("argus-9f86d081884c7d65_bg.wasm", "\0asm"),
        ("site.webmanifest", "{}"),
        ("icons/192.png", "png"),
        ("swagger/index.html", "<!DOCTYPE html><title>Argus API</title>"),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    std::fs::write(argus.path("secret.txt"), "secret").unwrap();
    let server = Server::start_with(&argus, |command| {
        command.env("ARGUS_ADMIN_PASSWORD", crate::support::ADMIN_PASSWORD).arg("--page").arg(&folder);
    });
    (server, argus, database)
}

#[tokio::test]
async fn every_view_is_the_page() {
    let (server, ..) = with_page();
    for path in ["/", "/event", "/case/7", "/case", "/a/b/c", "/event?ip=10.0.0.1%2F8&x=a.b", "/%C3%A5"] {
        let answer = server.get(path).await.is(200);
        assert_eq!(answer.text, INDEX, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }
    // A view, although it looks like a part of the API's addresses.
    assert_eq!(server.get("/events").await.is(200).text, INDEX);
}

#[tokio::test]
async fn a_page_of_its_own() {
    let (server, ..) = with_page();
    for path in ["/swagger", "/swagger/", "/swagger?x=y"] {
        let answer = server.get(path).await.is(200);
        assert!(answer.text.contains("Argus API"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    assert_eq!(server.get("/icons").await.is(200).text, INDEX, "a folder without a page");
}

#[tokio::test]
async fn files_by_name_and_nothing_beyond_them() {
    let (server, ..) = with_page();
    for (path, content_type, cache) in [
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/argus-9f86d081884c7d65.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/argus-9f86d081884c7d65_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/site.webmanifest", "application/manifest+json", "no-cache"),
        ("/icons/192.png", "image/png", "no-cache"),
    ] {
        let answer = server.get(path).await.is(200);
        assert_eq!(answer.header("content-type"), content_type, "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
    }
    for path in
        ["/missing.js", "/icons/193.png", "/icons/missing.css", "/argus-0000000000000000.css", "/.env"]
    {
        let answer = server.get(path).await.is(404);
        assert_eq!(answer.text, "", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "it may be there after the next upgrade");
    }
    for path in [
        "/../secret.txt",
        "/icons/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/page/../../secret.txt",
    ] {
        let answer = raw_get(server.host(), path);
        assert!(!answer.contains("secret\n") && !answer.ends_with("secret"), "{path}: {answer}");
    }
}

/// Clients tidy paths before they send them; this one does not.
fn raw_get(host: &str, path: &str) -> String {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test]
async fn what_a_browser_has_already_is_not_sent_again() {
    let (server, ..) = with_page();
    for path in ["/", "/sw.js", "/case/7"] {
        let first = server.get(path).await.is(200);
        let etag = first.header("etag");
        assert!(etag.starts_with('"') && etag.ends_with('"') && etag.len() > 10, "{etag}");
        let conditional = |etag: &str| server.request(Method::GET, path).header(IF_NONE_MATCH, etag);
        for known in [etag.to_owned(), format!("W/{etag}"), format!("\"other\", {etag}")] {
            let again = server.send(conditional(&known)).await.is(304);
            assert_eq!((again.text.as_str(), again.header("etag")), ("", etag));
        }
        assert_eq!(server.send(conditional("\"other\"")).await.is(200).text, first.text);

        let head = server.send(server.request(Method::HEAD, path)).await.is(200);
        assert_eq!(head.text, "");
        for name in ["etag", "content-type", "content-length", "cache-control"] {
            assert_eq!(head.header(name), first.header(name), "{name} of {path}");
        }
    }
}

#[tokio::test]
async fn every_answer_bears_the_headers_that_protect() {
    let (server, ..) = with_page();
    for path in ["/", "/sw.js", "/missing.js", "/healthz", "/events/v1/aggregated", "/cases/v2/x", "/page/x"]
    {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "'sha256-",
        ] {
            assert!(policy.contains(part), "{part} on {path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("x-request-id").len() >= 32, "{path}");
    }
}

#[tokio::test]
async fn a_server_without_its_page_says_how_to_get_it() {
    let database = TestDatabase::sqlite();
    let argus = Argus::of(&database.address);
    let empty = argus.path("empty");
    std::fs::create_dir(&empty).unwrap();
    let server = Server::start_with(&argus, |command| {
        command.env("ARGUS_PAGE", &empty).env("ARGUS_ADMIN_PASSWORD", crate::support::ADMIN_PASSWORD);
    });
    let answer = server.get("/").await.is(404);
    assert!(answer.text.contains("cargo xtask build"), "{answer:?}");
    // The API does not need it.
    server.get("/events/v1/aggregated").await.enveloped().is(401);
}
