//! Who may call the API at all, and what he may.

use crate::{
    events::{all, submission},
    support::on_each_engine,
};
use insta::assert_json_snapshot;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn without_a_right_key() {
    on_each_engine(async |world| {
        let key = world.key_of("anna");
        let cut = &key[..key.len() - 1];
        for (header, value) in [
            (None, String::new()),
            (Some("Argus-API-Key"), String::new()),
            (Some("Argus-API-Key"), "my/api/key".to_owned()),
            (Some("Argus-API-Key"), cut.to_owned()),
            (Some("Argus-API-Key"), format!("{key}x")),
            (Some("Argus-API-Key"), key.to_uppercase()),
            (Some("Authorization"), key.to_owned()),
            (Some("Authorization"), format!("Basic {key}")),
            (Some("Authorization"), "Bearer".to_owned()),
            (Some("Authorization"), "Bearer my/api/key".to_owned()),
            // A browser's session is for the page.
            (Some("Cookie"), format!("argus_session={}", world.log_in("anna").await.token)),
        ] {
            for (method, path) in [
                (Method::GET, "/events/v1/aggregated"),
                (Method::POST, "/events/v1/aggregated/search"),
                (Method::POST, "/events/v2/event/bulk"),
            ] {
                let mut request = world.server.request(method, path);
                if let Some(header) = header {
                    request = request.header(header, value.as_str());
                }
                let answer = world.server.send(request).await.enveloped().is(401);
                assert_json_snapshot!("unauthenticated", answer.json);
            }
        }
        // The first of two headers counts: nobody tries out a second key.
        let request = world.server.request(Method::GET, "/events/v1/aggregated");
        let request =
            request.header("Argus-API-Key", "wrong").header("Authorization", format!("Bearer {key}"));
        world.server.send(request).await.enveloped().is(401);
    })
    .await;
}

#[tokio::test]
async fn without_the_permission() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[submission(json!({}))]).await.pop().unwrap();
        let sensor = world.sensor();
        let searched = sensor.search(&all()).await.is(403);
        assert_json_snapshot!("forbidden_to_search", searched.json);
        sensor.get("/events/v1/aggregated").await.is(403);
        sensor.get(&format!("/events/v1/{id}")).await.is(403);

        let anna = world.anna();
        let submitted = anna.post("/events/v2/event", &submission(json!({}))).await.is(403);
        assert_json_snapshot!("forbidden_to_submit", submitted.json);
        anna.post("/events/v2/event/bulk", &json!({"events": [submission(json!({}))]})).await.is(403);
        assert_eq!(anna.search(&all()).await.json["count"], 1);
    })
    .await;
}
