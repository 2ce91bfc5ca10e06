//! Sessions over the API: what proves them, what they say of themselves, how they end.

use super::{Client, bearer, now, signature};
use crate::support::{PASSWORD, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

const SESSION: &str = "/authentication/v1/session";

#[tokio::test]
async fn a_cookie_alone_proves_nothing() {
    on_each_engine(async |world| {
        let (client, _) = Client::log_in(world, "anna", PASSWORD).await;
        let url = format!("{}{SESSION}", world.server.url);
        let payload = |url: &str, at: i64| json!({"url": url, "timestamp": at});
        let (gina, _) = Client::log_in(world, "gina", PASSWORD).await;
        let right = signature(&client.key, &payload(&url, now()));
        for (signature, status) in [
            (right.clone(), 200),
            (
                signature(
                    &client.key,
                    &payload(&format!("{}//authentication/v1/session", world.server.url), now()),
                ),
                200,
            ),
            (signature(&client.key, &payload(SESSION, now() - 200_000)), 200),
            (signature(&client.key, &payload(&url, now() - 600_000)), 401),
            (signature(&client.key, &payload(&url, now() + 600_000)), 401),
            (signature(&client.key, &payload(&format!("{url}/customer"), now())), 401),
            (signature(&gina.key, &payload(&url, now())), 401),
            (signature(&client.key, &json!({"url": url})), 401),
            (signature(&client.key, &json!(7)), 401),
            (right.trim_end_matches(|c| c != '.').to_owned(), 401),
            (format!("{right}x"), 401),
            ("🦀".to_owned(), 401),
            (String::new(), 401),
        ] {
            let request =
                client.unsigned(Method::GET, SESSION).header("Argus-Csrf-Token", signature.as_str());
            let answer = world.server.send(request).await.enveloped();
            assert_eq!(answer.status, status, "{signature}");
        }
        // A browser that says that our own page asks.
        for (name, value, status) in [
            ("Sec-Fetch-Site", "same-origin", 200),
            ("Sec-Fetch-Site", "same-site", 401),
            ("Sec-Fetch-Site", "cross-site", 401),
            ("Origin", world.server.url.as_str(), 200),
            ("Origin", "http://evil", 401),
            ("Origin", "null", 401),
            ("X-Nothing", "x", 401),
        ] {
            let request = client.unsigned(Method::GET, SESSION).header(name, value);
            world.server.send(request).await.enveloped().is(status);
        }
    })
    .await;
}

#[tokio::test]
async fn what_it_says_of_itself() {
    on_each_engine(async |world| {
        let (client, _) = Client::log_in(world, "anna", PASSWORD).await;
        let data = client.get(SESSION).await.is(200).data().clone();
        assert_eq!(data["authenticationMethod"], "PASSWORD");
        assert_eq!(data["sessionKey"], client.key);
        assert_eq!((&data["clientIP"], &data["readOnly"]), (&json!("127.0.0.1"), &json!(false)));
        let time = |name: &str| data[name].as_i64().unwrap();
        assert!(
            time("createdTimestamp") <= time("timestamp") && time("timestamp") < time("validUntilTimestamp")
        );

        let by_key = world.anna().get(SESSION).await.is(200);
        assert_eq!(by_key.data()["authenticationMethod"], "APIKEY");
        assert!(by_key.data().get("sessionKey").is_none());
        bearer(world, Method::GET, SESSION, &client.token, Value::Null).await.is(200);
        bearer(world, Method::GET, SESSION, world.key_of("anna"), Value::Null).await.is(200);

        let customers = client.get("/authentication/v1/session/customer").await;
        assert_eq!(customers.column("shortName"), ["acme"]);
        assert_eq!((&customers.json["count"], &customers.json["size"]), (&json!(1), &json!(1)));
        let functions = client.get("/authentication/v1/session/function").await;
        assert!(functions.column("name").contains(&json!("eventLookup")), "{functions:?}");
        assert!(!functions.column("name").contains(&json!("administer")));
        let methods = world.server.get("/authentication/v1/methods").await.enveloped().is(200);
        assert_eq!(methods.data(), &json!(["password", "apikey"]));
    })
    .await;
}

#[tokio::test]
async fn permissions_are_checked() {
    on_each_engine(async |world| {
        for (path, status) in [
            ("eventLookup", 200),
            ("administer", 403),
            ("nothing", 404),
            ("%F0%9F%A6%80", 404),
            ("%FF", 412),
            ("eventLookup/acme", 200),
            ("eventLookup/1", 200),
            ("eventLookup/globex", 404),
            ("eventLookup/2", 404),
            ("eventLookup/99999999999999999999", 404),
            ("administer/acme", 403),
        ] {
            let answer = world.anna().get(&format!("/authentication/v1/session/permission/{path}")).await;
            assert_eq!(answer.status, status, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_ends() {
    on_each_engine(async |world| {
        for path in [SESSION, "/authentication/v1/logout"] {
            let (client, _) = Client::log_in(world, "anna", PASSWORD).await;
            world.server.send(client.unsigned(Method::DELETE, path)).await.enveloped().is(401);
            let answer = world.server.send(client.signed(Method::DELETE, path)).await.enveloped().is(200);
            assert!(answer.header("set-cookie").contains("Max-Age=0"));
            client.get(SESSION).await.is(401);
            bearer(world, Method::GET, SESSION, &client.token, Value::Null).await.is(401);
        }
        // A key has no session to end.
        world.anna().send(world.anna().request(Method::DELETE, SESSION)).await.is(200);
        world.anna().get(SESSION).await.is(200);
        let (client, _) = Client::log_in(world, "anna", PASSWORD).await;
        world.argus.ok("user passwd anna");
        client.get(SESSION).await.is(401);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_or_not_offered() {
    on_each_engine(async |world| {
        for (method, path, status) in [
            (Method::GET, "/authentication/v1/nothing", 404),
            (Method::PUT, SESSION, 405),
            (Method::GET, "/authentication/v1/password/authentication", 405),
            (Method::POST, "/authentication/v1/ldap/authentication", 501),
            (Method::DELETE, "/authentication/v1/session/abc", 501),
            (Method::POST, "/authentication/v1/session/impersonate", 501),
        ] {
            let answer = world.anna().send(world.anna().request(method, path)).await;
            assert_eq!(answer.status, status, "{path}");
        }
    })
    .await;
}
