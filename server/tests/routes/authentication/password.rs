//! Logging in.

use super::{Client, post_log_in};
use crate::support::{PASSWORD, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn what_a_client_gets() {
    on_each_engine(async |world| {
        let (client, answer) = Client::log_in(world, " ANNA ", PASSWORD).await;
        assert_eq!(answer.status, 200);
        let data = answer.data();
        assert_eq!(data["credentials"]["requestCredentialsType"], "sessionToken");
        assert_eq!(data["authorizations"], json!([]));
        let cookie = answer.header("set-cookie");
        assert_eq!(cookie, format!("argus_session={}; Path=/; HttpOnly; SameSite=Lax", client.token));
        client.get("/events/v1/aggregated?limit=5").await.is(200);

        let old = world.server.request(Method::POST, "/authentication/v1/password/authenticate");
        let old = old.json(&json!({"userName": "anna", "password": PASSWORD}));
        let old = world.server.send(old).await.enveloped().is(200);
        assert_eq!(old.data()["requestCredentialsType"], "sessionToken");
        assert!(old.header("set-cookie").contains(old.data()["requestCredentialsData"].as_str().unwrap()));
        let stored = world.log_in("admin").await.activities().await;
        assert!(
            stored.iter().any(|row| row["text"] == "Logged in" && row["user_name"] == "anna"),
            "{stored:?}"
        );
        assert!(!format!("{stored:?}{}", world.server.log()).contains(&client.token));
    })
    .await;
}

#[tokio::test]
async fn wrong_and_damaged() {
    on_each_engine(async |world| {
        for (login, password) in [("anna", "wrong"), ("nobody", PASSWORD), ("anna", "\0"), ("🦀", "🦀")] {
            let body = json!({"userName": login, "password": password});
            let answer = post_log_in(world, body).await.enveloped().is(401);
            assert_eq!(answer.header("set-cookie"), "");
            assert_eq!(answer.json["messages"][0]["message"], "The password or user name is wrong");
        }
        for (body, fields) in [
            (json!({}), vec!["userName", "password"]),
            (json!({"userName": {}, "password": "x"}), vec!["userName", "userName"]),
            (json!({"userName": "anna", "password": null}), vec!["password"]),
            (
                json!({"userName": "anna", "password": "x", "requestedAuthorizations": "everything"}),
                vec!["requestedAuthorizations"],
            ),
            (json!([]), vec!["body"]),
        ] {
            assert_eq!(post_log_in(world, body).await.enveloped().refused(), fields);
        }
        // Another site's page logs nobody in here.
        let request = world.server.request(Method::POST, "/authentication/v1/password/authentication");
        let request = request
            .header("Origin", "http://evil")
            .body(json!({"userName": "anna", "password": PASSWORD}).to_string());
        world.server.send(request).await.enveloped().is(403);
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    on_each_engine(async |world| {
        let body = json!({"userName": "anna", "password": "wrong"});
        let mut statuses = Vec::new();
        for _ in 0..8 {
            statuses.push(post_log_in(world, body.clone()).await.enveloped().status);
        }
        assert_eq!(statuses[..5], [401; 5]);
        assert_eq!(statuses.last(), Some(&429));
        world.page().log_in("anna", PASSWORD).await.is(429);
    })
    .await;
}

/// It may log out, and nothing else.
#[tokio::test]
async fn a_one_time_password_has_to_be_changed() {
    on_each_engine(async |world| {
        let shown = world.argus.ok("user add newcomer --customer acme");
        let one_time = shown.trim().rsplit(' ').next().unwrap();
        let (client, answer) = Client::log_in(world, "newcomer", one_time).await;
        assert_eq!(answer.status, 221);
        for path in ["/authentication/v1/session", "/events/v1/aggregated", "/currentuser/v1/user"] {
            client.get(path).await.is(403);
            super::bearer(world, Method::GET, path, &client.token, Value::Null).await.is(403);
        }
        let constrain = "/authentication/v1/session/constrain";
        super::bearer(world, Method::POST, constrain, &client.token, json!({})).await.is(403);
        let request = client.signed(Method::DELETE, "/authentication/v1/session");
        world.server.send(request).await.enveloped().is(200);
        client.get("/authentication/v1/session").await.is(401);
        // His key has nothing to do with his password.
        let key = world.argus.ok("key add newcomer");
        world.server.with(key.trim()).get("/authentication/v1/session").await.is(200);
    })
    .await;
}

#[tokio::test]
async fn a_secure_cookie_where_it_is_set_so() {
    on_each_engine(async |world| {
        let secure = crate::support::Server::start_with(&world.argus, |command| {
            command.arg("--secure-cookies");
        });
        let request = secure.request(Method::POST, "/authentication/v1/password/authentication");
        let request = request.json(&json!({"userName": "anna", "password": PASSWORD}));
        assert!(secure.send(request).await.is(200).header("set-cookie").contains("; Secure"));
    })
    .await;
}
