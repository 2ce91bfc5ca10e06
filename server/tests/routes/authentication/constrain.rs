//! Sessions that may do less than those they come from.

use super::{Client, bearer};
use crate::{
    events::{all, submission},
    support::{Answer, PASSWORD, World, on_each_engine},
};
use reqwest::Method;
use serde_json::{Value, json};

const CONSTRAIN: &str = "/authentication/v1/session/constrain";

async fn constrain(world: &World, token: &str, body: Value) -> Answer {
    bearer(world, Method::POST, CONSTRAIN, token, body).await
}

fn token(answer: &Answer) -> String {
    answer.data()["credentials"]["requestCredentialsData"]
        .as_str()
        .unwrap_or_else(|| panic!("{answer:?}"))
        .to_owned()
}

async fn count(world: &World, token: &str) -> Value {
    let answer = bearer(world, Method::POST, "/events/v1/aggregated/search", token, all()).await;
    if answer.status == 200 { answer.json["count"].clone() } else { json!(answer.status) }
}

async fn two_events(world: &World) {
    let event = |customer: &str| submission(json!({"id": {"customer": customer}}));
    world.sensor().submit(&[event("acme")]).await;
    world.gerd().submit(&[event("globex")]).await;
}

#[tokio::test]
async fn to_customers_and_functions() {
    on_each_engine(async |world| {
        two_events(world).await;
        let (admin, _) = Client::log_in(world, "admin", crate::support::ADMIN_PASSWORD).await;
        assert_eq!(count(world, &admin.token).await, 2);
        let acme = token(&constrain(world, &admin.token, json!({"customer": "ACME"})).await.is(200));
        assert_eq!(count(world, &acme).await, 1);
        // Not to be widened again.
        constrain(world, &acme, json!({"customer": [2]})).await.is(412);
        constrain(world, &acme, json!({"customer": ["acme", "globex"]})).await.is(412);
        let lookup = token(&constrain(world, &acme, json!({"function": ["eventLookup"]})).await.is(200));
        assert_eq!(count(world, &lookup).await, 1);
        let functions =
            bearer(world, Method::GET, "/authentication/v1/session/function", &lookup, Value::Null).await;
        assert_eq!(functions.column("name"), ["eventLookup"]);
        assert_eq!(
            constrain(world, &lookup, json!({"function": "administer"})).await.refused(),
            ["function"]
        );
        let none = token(&constrain(world, &admin.token, json!({"function": ["viewCases"]})).await.is(200));
        assert_eq!(count(world, &none).await, 403);
        // Whom he sees is not a function.
        let looks =
            token(&constrain(world, &admin.token, json!({"function": ["eventLookup"]})).await.is(200));
        assert_eq!(count(world, &looks).await, 2);
        let reads = constrain(world, &admin.token, json!({"readOnly": "True"})).await.is(200);
        let post = "/events/v2/event";
        bearer(world, Method::POST, post, &token(&reads), submission(json!({}))).await.is(403);
        assert_eq!(count(world, &token(&reads)).await, 2);
        let info =
            bearer(world, Method::GET, "/authentication/v1/session", &token(&reads), Value::Null).await;
        assert_eq!(info.data()["readOnly"], true);
    })
    .await;
}

#[tokio::test]
async fn made_from_a_key() {
    on_each_engine(async |world| {
        two_events(world).await;
        let narrowed = constrain(world, world.key_of("anna"), json!({"customerID": "1"})).await.is(200);
        assert_eq!(count(world, &token(&narrowed)).await, 1);
        let old =
            world.anna().post("/authentication/v1/constrain", &json!({"function": "eventLookup"})).await;
        let old = old.is(200).data()["requestCredentialsData"].as_str().unwrap().to_owned();
        assert_eq!(count(world, &old).await, 1);
        // It can be ended without the key.
        bearer(world, Method::DELETE, "/authentication/v1/session", &old, Value::Null).await.is(200);
        assert_eq!(count(world, &old).await, 401);
        assert_eq!(count(world, world.key_of("anna")).await, 1);
    })
    .await;
}

#[tokio::test]
async fn it_ends_with_what_it_came_from() {
    on_each_engine(async |world| {
        let (anna, _) = Client::log_in(world, "anna", PASSWORD).await;
        let child = token(&constrain(world, &anna.token, json!({})).await);
        let grandchild = token(&constrain(world, &child, json!({})).await);
        assert_eq!(count(world, &grandchild).await, 0);
        bearer(world, Method::DELETE, "/authentication/v1/session", &child, Value::Null).await.is(200);
        assert_eq!(count(world, &grandchild).await, 401);
        assert_eq!(count(world, &anna.token).await, 0);
        let child = token(&constrain(world, &anna.token, json!({})).await);
        world.argus.ok("user passwd anna");
        assert_eq!(count(world, &child).await, 401);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused() {
    on_each_engine(async |world| {
        let key = world.key_of("anna");
        for (body, fields) in [
            (json!({"customer": "globex"}), vec!["customer"]),
            (json!({"customer": ["nothing", "acme"]}), vec!["customer"]),
            (json!({"customer": {}}), vec!["customer"]),
            (json!({"function": ["eventSubmit"]}), vec!["function"]),
            (json!({"function": "🦀", "customer": "\0"}), vec!["customer", "function"]),
            (json!({"functionID": [7]}), vec!["functionID"]),
            (json!({"readOnly": 3}), vec!["readOnly"]),
            (json!({"customer": vec!["acme"; 2000]}), vec!["customer"]),
        ] {
            assert_eq!(constrain(world, key, body).await.refused(), fields);
        }
        let mut token = token(&constrain(world, key, json!({})).await);
        let mut statuses = Vec::new();
        for _ in 0..10 {
            let next = constrain(world, &token, json!({})).await;
            statuses.push(next.status);
            if next.status == 200 {
                token = super::constrain::token(&next);
            }
        }
        assert_eq!((statuses[0], statuses.last()), (200, Some(&403)));
        assert_eq!(count(world, &token).await, 0);
    })
    .await;
}
