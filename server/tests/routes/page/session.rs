//! `/page/session/…`: logging in and out.

use crate::support::{ADMIN_PASSWORD, PASSWORD, Server, on_each_engine};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

#[tokio::test]
async fn a_session_from_its_beginning_to_its_end() {
    on_each_engine(async |world| {
        let mut page = world.page();
        assert_eq!(page.call("session/current", json!({})).await.is(200).json, Value::Null);

        // The name in any case, and with blanks around.
        let answer = page.log_in(" Anna ", PASSWORD).await.is(200);
        assert_json_snapshot!("current_user", answer.json);
        let cookie = answer.header("set-cookie").to_owned();
        let mut parts: Vec<&str> = cookie.split("; ").collect();
        let pair = parts.remove(0);
        assert_eq!(parts, ["Path=/", "HttpOnly", "SameSite=Lax"], "{cookie}");
        assert!(pair.len() >= "argus_session=".len() + 43, "256 bits: {pair}");
        assert_eq!(page.call("session/current", json!({})).await.is(200).json, answer.json);

        // Each log-in is a session of its own.
        let mut other = world.page();
        other.log_in("anna", PASSWORD).await.is(200);
        assert_ne!(page.token, other.token);

        let stale = page.clone();
        let answer = page.call_and_keep("session/log-out", json!({})).await.is(200);
        assert!(answer.header("set-cookie").starts_with("argus_session=; "), "{answer:?}");
        assert!(answer.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(page.token, "");
        assert_eq!(stale.call("session/current", json!({})).await.is(200).json, Value::Null);
        stale.call("customer/list", json!({"text": ""})).await.is(401);
        other.call("customer/list", json!({"text": ""})).await.is(200);

        let texts: Vec<Value> = world
            .log_in("admin")
            .await
            .activities()
            .await
            .into_iter()
            .map(|row| row["text"].clone())
            .collect();
        assert_eq!(texts[..4], ["Logged in", "Logged out", "Logged in", "Logged in"]);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_the_same() {
    on_each_engine(async |world| {
        let mut page = world.page();
        let wrong_password = page.log_in("anna", "not the right one").await.is(412);
        let wrong_name = page.log_in("nobody", "not the right one").await.is(412);
        assert_eq!(wrong_password.text, wrong_name.text);
        let error = json!({"field": "password", "message": "or user name is wrong"});
        assert_eq!(wrong_name.json, json!({"Invalid": [error]}));
        assert_eq!(wrong_name.header("set-cookie"), "");
        assert_eq!(page.token, "");
        for (login, password, fields) in
            [("", "", &["login", "password"][..]), (" ", "x", &["login"]), ("anna", "", &["password"])]
        {
            let answer = page.log_in(login, password).await.is(412);
            let errors = answer.json["Invalid"].as_array().unwrap();
            let named: Vec<&str> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
            assert_eq!(named, fields);
        }
    })
    .await;
}

/// Names that no database takes, and passwords that no hash should be asked for.
#[tokio::test]
async fn odd_names_and_passwords_are_wrong_ones() {
    on_each_engine(async |world| {
        let mut page = world.page();
        let long = "x".repeat(1_000_000);
        for (login, password) in
            [("an\u{0}na", PASSWORD), ("anna", long.as_str()), (&long, "x"), ("' OR 1=1 --", "x")]
        {
            let answer = page.log_in(login, password).await;
            let shown: String = login.chars().take(20).collect();
            assert_eq!(answer.status, 412, "{shown:?}: {answer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn cookies_for_tls_only_on_demand() {
    on_each_engine(async |world| {
        let secure = Server::start_with(&world.argus, |command| {
            command.arg("--secure-cookies");
        });
        let body = json!({"login": "admin", "password": ADMIN_PASSWORD});
        let request = secure.request(reqwest::Method::POST, "/page/session/log-in").json(&body);
        let answer = secure.send(request).await.is(200);
        let cookie = answer.header("set-cookie");
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        // The two servers share the database, and so the sessions.
        let mut page = world.page();
        page.token = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
        page.call("customer/list", json!({"text": ""})).await.is(200);
    })
    .await;
}
