//! `argus serve`: how it begins and ends.

use crate::support::{ADMIN_PASSWORD, Argus, PASSWORD, Page, Server, finish};
use argus_testing::TestDatabase;
use serde_json::json;
use std::{process::Command, time::Duration};

fn signal(server: &Server, name: &str) {
    let status = Command::new("kill").args(["-s", name, &server.process().to_string()]).status().unwrap();
    assert!(status.success());
}

#[tokio::test]
async fn the_first_administrator_is_greeted_once() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let server = Server::start(&argus);
        let line = server.greeting.lines().next().unwrap();
        let one_time = line.strip_prefix("Log in as admin with the one-time password ").unwrap();
        assert!(server.greeting.contains("argus user passwd admin"), "{}", server.greeting);
        let user = Page::of(&server).log_in("admin", one_time).await.is(200);
        assert_eq!(user.json["must_change_password"], true);
        assert!(!server.log().contains(one_time), "the log");
        drop(server);

        // The variable comes too late to change anything.
        let server = Server::start_with(&argus, |command| {
            command.env("ARGUS_ADMIN_PASSWORD", ADMIN_PASSWORD);
        });
        assert_eq!(server.greeting, "");
        Page::of(&server).log_in("admin", ADMIN_PASSWORD).await.is(412);
    }
}

#[tokio::test]
async fn the_first_administrators_password_can_be_given() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let mut command = argus.command(["serve", "--listen", "127.0.0.1:0"]);
        let done = finish(command.env("ARGUS_ADMIN_PASSWORD", "short").spawn().unwrap()).failed();
        assert_eq!(
            done.err.lines().last(),
            Some("argus: ARGUS_ADMIN_PASSWORD: password must be 12 to 1024 characters long")
        );
        let server = Server::start_with(&argus, |command| {
            command.env("ARGUS_ADMIN_PASSWORD", PASSWORD);
        });
        assert_eq!(server.greeting, "Log in as admin with the password in ARGUS_ADMIN_PASSWORD.\n");
        let user = Page::of(&server).log_in("admin", PASSWORD).await.is(200);
        assert_eq!(user.json["must_change_password"], false);
    }
}

#[tokio::test]
async fn it_ends_when_it_is_told() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        for name in ["TERM", "INT"] {
            let mut server = Server::start(&argus);
            // A browser keeps its connection open.
            server.get("/healthz").await.is(200);
            signal(&server, name);
            assert_eq!(server.wait(Duration::from_secs(5)), Some(0), "{name}: {}", server.log());
            assert!(!server.log().contains("still running"), "{}", server.log());
        }
    }
}

#[tokio::test]
async fn what_it_was_told_is_there_after_it_was_killed() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let mut server = Server::start_with(&argus, |command| {
            command.env("ARGUS_ADMIN_PASSWORD", ADMIN_PASSWORD);
        });
        argus.ok("customer add acme");
        let key = argus.ok("key add admin");
        let event = json!({"signature": "S", "id": {"customer": "acme"}});
        let ids = server.with(key.trim()).submit(&[event]).await;
        let mut page = Page::of(&server);
        page.log_in("admin", ADMIN_PASSWORD).await.is(200);
        let token = page.token.clone();
        signal(&server, "KILL");
        server.wait(Duration::from_secs(5));

        let server = Server::start(&argus);
        assert_eq!(server.with(key.trim()).search(&json!({"startTimestamp": 0})).await.ids(), ids);
        // Sessions outlive a restart.
        let mut page = Page::of(&server);
        page.token = token;
        page.call("customer/list", json!({"text": ""})).await.is(200);
    }
}

#[tokio::test]
async fn what_it_cannot_do_is_said_in_one_line() {
    let database = TestDatabase::sqlite();
    let argus = Argus::of(&database.address);
    let server = Server::start(&argus);
    let taken = format!("serve --listen {}", server.host());
    let done = argus.run(&taken).failed();
    let last = done.err.lines().last().unwrap();
    assert!(last.starts_with(&format!("argus: cannot listen on {}: ", server.host())), "{done:?}");
    assert!(last.contains("--listen ADDR"), "{done:?}");
    let done = argus.run("serve --listen 127.0.0.1:0 --page /no/such/folder").failed();
    assert!(done.err.contains("argus: cannot read the page's folder /no/such/folder: "), "{done:?}");
    for listen in ["nowhere", "127.0.0.1", ":8080", "127.0.0.1:99999"] {
        let done = argus.run(&format!("serve --listen {listen}")).failed();
        assert!(done.err.contains("--listen"), "{done:?}");
    }
}

#[tokio::test]
async fn a_demonstration_shows_something_and_only_once() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let mut counts = Vec::new();
        for _ in 0..2 {
            let server = Server::start_with(&argus, |command| {
                command.env("ARGUS_ADMIN_PASSWORD", ADMIN_PASSWORD).arg("--demo");
            });
            let key = argus.ok("key add admin");
            let found =
                server.with(key.trim()).search(&json!({"startTimestamp": "-3days", "limit": 1})).await;
            let mut page = Page::of(&server);
            page.log_in("admin", ADMIN_PASSWORD).await.is(200);
            let body = json!({"filter": {}, "limit": 100, "offset": 0});
            let cases = page.call("case/list", body).await.is(200).json["rows"].as_array().unwrap().len();
            counts.push((found.json["count"].clone(), cases));
        }
        assert_eq!(counts[0], counts[1]);
        assert!(counts[0].0.as_i64().unwrap() > 1_000 && counts[0].1 == 3, "{counts:?}");
    }
}
