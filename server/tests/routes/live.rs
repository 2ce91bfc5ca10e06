//! `GET /live`

use crate::{
    events::numbered,
    support::{World, on_each_engine},
};
use reqwest::{Method, Response};
use serde_json::json;
use std::time::Duration;

async fn listen(world: &World, login: &str, last: Option<&str>) -> Response {
    let page = world.log_in(login).await;
    let cookie = format!("argus_session={}", page.token);
    let mut request = world.server.request(Method::GET, "/live").header("Cookie", cookie);
    if let Some(last) = last {
        request = request.header("Last-Event-ID", last);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response
}

/// What comes within a time in which several changes would have been told.
async fn heard(response: &mut Response) -> Option<String> {
    let chunk = tokio::time::timeout(Duration::from_secs(4), response.chunk()).await.ok()?;
    Some(String::from_utf8(chunk.unwrap()?.to_vec()).unwrap())
}

#[tokio::test]
async fn tells_of_events_that_the_reader_sees() {
    on_each_engine(async |world| {
        let (mut anna, mut gina) = tokio::join!(listen(world, "anna", None), listen(world, "gina", None));
        world.sensor().submit(&[numbered(1, json!({}))]).await;
        let (told, untold) = tokio::join!(heard(&mut anna), heard(&mut gina));
        let told = told.expect("anna hears of her customer's event");
        assert!(told.contains("event: events"), "{told}");
        assert_eq!(untold, None, "gina sees another customer's events only");

        // Whoever comes back hears what he missed, and nothing twice.
        let id = told.lines().find_map(|line| line.strip_prefix("id: ")).unwrap();
        let (written, done) = id.split_once('-').unwrap();
        let earlier = format!("{}-{done}", written.parse::<i64>().unwrap() - 1);
        let (mut missed, mut nothing) =
            tokio::join!(listen(world, "anna", Some(&earlier)), listen(world, "anna", Some(id)));
        let (missed, nothing) = tokio::join!(heard(&mut missed), heard(&mut nothing));
        assert_eq!(missed.as_deref(), Some(told.as_str()));
        assert_eq!(nothing, None);
    })
    .await;
}

#[tokio::test]
async fn only_for_people_who_may_search() {
    on_each_engine(async |world| {
        world.server.get("/live").await.is(401);
        let sensor = world.log_in("sensor").await;
        let cookie = format!("argus_session={}", sensor.token);
        let request = world.server.request(Method::GET, "/live").header("Cookie", cookie);
        world.server.send(request).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn tells_of_cases_that_the_reader_sees() {
    on_each_engine(async |world| {
        let (mut anna, mut gina) = tokio::join!(listen(world, "anna", None), listen(world, "gina", None));
        let id = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let (told, untold) = tokio::join!(heard(&mut anna), heard(&mut gina));
        let told = told.expect("anna hears of her customer's case");
        assert!(told.contains("event: cases") && told.contains(&format!("data: [{id}]")), "{told}");
        assert_eq!(untold, None, "gina sees another customer's cases only");

        // Whoever comes back hears what he missed, and nothing twice.
        let last = told.lines().find_map(|line| line.strip_prefix("id: ")).unwrap();
        let [written, done, alerts] = last.split('-').collect::<Vec<_>>().try_into().unwrap();
        let earlier = format!("{written}-{}-{alerts}", done.parse::<i64>().unwrap() - 1);
        let (mut missed, mut nothing) =
            tokio::join!(listen(world, "anna", Some(&earlier)), listen(world, "anna", Some(last)));
        let (missed, nothing) = tokio::join!(heard(&mut missed), heard(&mut nothing));
        assert_eq!(missed.as_deref(), Some(told.as_str()));
        assert_eq!(nothing, None);
    })
    .await;
}

#[tokio::test]
async fn tells_who_comes_to_cases_that_the_reader_sees() {
    on_each_engine(async |world| {
        let mut page = world.log_in("anna").await;
        let id = page.create_case(1, "AI CASE").await;
        let (mut anna, mut gina) = tokio::join!(listen(world, "anna", None), listen(world, "gina", None));
        let admin = world.log_in("admin").await;
        admin.call("presence/sign", json!({"case": id, "part": "summary"})).await.is(200);
        let (told, untold) = tokio::join!(heard(&mut anna), heard(&mut gina));
        let told = told.expect("anna hears who is at her customer's case");
        assert!(told.contains("event: presence") && told.contains(&format!("data: [{id}]")), "{told}");
        assert_eq!(untold, None, "gina sees another customer's cases only");
        let there = page.call("presence/list", json!({"case": id})).await.is(200).json;
        assert_eq!(there, json!([{"person": {"id": 1, "name": "administrator"}, "editing": ["summary"]}]));
        admin.call("presence/leave", json!({"case": id, "part": null})).await.is(200);
        assert!(heard(&mut anna).await.expect("anna hears who leaves").contains("event: presence"));
        let there = page.call("presence/list", json!({"case": id})).await.is(200).json;
        assert_eq!(there, json!([]));
    })
    .await;
}
