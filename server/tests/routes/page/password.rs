//! Choosing a new password.

use crate::support::{PASSWORD, on_each_engine};
use serde_json::{Value, json};

const NEW: &str = "quite another horse";

fn change(current: &str, new: &str) -> Value {
    json!({"current": current, "new": new})
}

#[tokio::test]
async fn a_one_time_password_is_good_for_a_new_one_only() {
    on_each_engine(async |world| {
        let shown = world.argus.ok("user add newcomer --customer acme");
        let one_time = shown.trim().rsplit(' ').next().unwrap();
        let mut page = world.page();
        let user = page.log_in("newcomer", one_time).await.is(200);
        assert_eq!(user.json["must_change_password"], true);
        let refused = page.call("customer/list", json!({"text": ""})).await.is(403);
        assert_eq!(refused.json, "MustChangePassword");

        let changed = page.call_and_keep("session/change-password", change(one_time, NEW)).await.is(200);
        assert_eq!(changed.json["must_change_password"], false);
        page.call("customer/list", json!({"text": ""})).await.is(200);
        world.page().log_in("newcomer", one_time).await.is(412);
        world.page().log_in("newcomer", NEW).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    on_each_engine(async |world| {
        let (mut one, two) = (world.log_in("anna").await, world.log_in("anna").await);
        let old = one.clone();
        let gina = world.log_in("gina").await;
        let answer = one.call_and_keep("session/change-password", change(PASSWORD, NEW)).await.is(200);
        assert!(answer.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
        assert_ne!(one.token, old.token);
        let list = json!({"text": ""});
        one.call("customer/list", list.clone()).await.is(200);
        two.call("customer/list", list.clone()).await.is(401);
        old.call("customer/list", list.clone()).await.is(401);
        gina.call("customer/list", list).await.is(200);
        // A key has nothing to do with its owner's password.
        world.anna().get("/events/v1/aggregated").await.is(200);
    })
    .await;
}

#[tokio::test]
async fn what_a_new_password_must_be() {
    on_each_engine(async |world| {
        let page = world.log_in("anna").await;
        let long = "x".repeat(1_025);
        for (current, new, field) in [
            (PASSWORD, "too short", "new"),
            (PASSWORD, "", "new"),
            (PASSWORD, long.as_str(), "new"),
            (PASSWORD, PASSWORD, "new"),
            ("not the right one", NEW, "current"),
            ("", NEW, "current"),
        ] {
            let answer = page.call("session/change-password", change(current, new)).await.is(412);
            assert_eq!(answer.json["Invalid"][0]["field"], field, "{answer:?}");
        }
        // Twelve characters, not bytes.
        let body = change(PASSWORD, "ååååååååååå");
        page.call("session/change-password", body).await.is(412);
        page.call("session/change-password", change(PASSWORD, "åååååååååååå")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sets_a_new_one() {
    on_each_engine(async |world| {
        let page = world.log_in("anna").await;
        let shown = world.argus.ok("user passwd anna");
        let one_time = shown.trim().rsplit(' ').next().unwrap();
        page.call("customer/list", json!({"text": ""})).await.is(401);
        world.page().log_in("anna", PASSWORD).await.is(412);
        let user = world.page().log_in("anna", one_time).await.is(200);
        assert_eq!(user.json["must_change_password"], true);
    })
    .await;
}
