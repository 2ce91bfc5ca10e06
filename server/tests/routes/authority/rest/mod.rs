//! Every REST route.

mod alarms;
mod alerts;
mod cases;
mod events_v1;
mod events_v2;
mod modules;
mod people;
mod places;
mod sessions;

use super::{
    Expected, SECRET, case_and_event,
    source::{quoted_after, source},
};
use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeSet;

/// Method, route, path to call, body.
type Row = (Method, &'static str, String, Value, Expected);

const LOOKUP: Expected = [401, 200, 403, 200];
/// Whoever is known.
const KNOWN: Expected = [401, 200, 200, 200];

#[tokio::test]
async fn every_rest_route() {
    on_each_engine(async |world| {
        let (case, event) = case_and_event(world).await;
        let other = world.log_in("anna").await.create_case(1, SECRET).await;
        let history = world.anna().get(&format!("/cases/v2/case/{case}/history")).await.is(200);
        let transaction = history.rows()[0]["id"].as_str().unwrap().to_owned();
        let belongings = cases::belongings(world, case).await;
        let new = serde_json::json!({"customer": "acme", "title": SECRET, "source": "proxy"});
        let alert = world.anna().post("/alerts/v1/alert", &new).await.is(201).data()["id"].as_i64().unwrap();
        let new = serde_json::json!({"customer": "acme", "name": SECRET});
        let rule = world.anna().post("/alerts/v1/rule", &new).await.is(201).data()["id"].as_i64().unwrap();
        let table = [
            events_v1::rows(&event, case),
            events_v2::rows(&event, case),
            sessions::rows(),
            people::rows(),
            alarms::rows(),
            cases::rows(case, other, transaction, belongings),
            alerts::rows(alert, rule),
            places::rows(),
            modules::rows(case),
        ]
        .concat();
        let listed: BTreeSet<String> =
            table.iter().map(|(method, route, ..)| format!("{method} {route}")).collect();
        let document = world.server.get("/openapi.json").await.is(200).json;
        assert_eq!(listed, routes_of(&document), "say in the table who may call each route");
        for (method, route, path, body, expected) in table {
            let submits =
                ["/events/v2/event", "/events/v2/event/bulk"].contains(&route) && method == Method::POST;
            let stranger = if submits { world.gerd() } else { world.gina() };
            let administers = expected[1..3] == [403, 403];
            let (without, with) = match (submits, administers) {
                (true, _) => (world.anna(), world.sensor()),
                (_, true) => (world.anna(), world.admin()),
                _ => (world.sensor(), world.anna()),
            };
            let dressed = |request: reqwest::RequestBuilder| {
                if body.is_null() { request } else { request.json(&body) }
            };
            // A file is the file itself, but what refuses it is not.
            let is_file = route.ends_with("/pcap") || route.ends_with("/download");
            let send = async |request: reqwest::RequestBuilder| {
                let answer = world.server.send(dressed(request)).await;
                if is_file && answer.status == 200 { answer } else { answer.enveloped() }
            };
            let answers = [
                send(world.server.request(method.clone(), &path)).await,
                send(stranger.request(method.clone(), &path)).await,
                send(without.request(method.clone(), &path)).await,
                send(with.request(method.clone(), &path)).await,
            ];
            assert_eq!(
                answers.clone().map(|answer| answer.status),
                expected,
                "{method} {route}: {answers:#?}"
            );
            // Of the third, only those who may not see it at all.
            let strangers = if expected[2] == 403 { &answers[..3] } else { &answers[..2] };
            assert!(strangers.iter().all(|answer| !answer.text.contains(SECRET)), "{route}: {answers:#?}");
        }
    })
    .await;
}

/// The routes that the document tells of, and those for which only the known are told that they are not
/// offered. There are no others: see `Routes` in server/src/api/openapi.
fn routes_of(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        found.extend(
            item.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    let texts = source("server/src/api");
    for (path, rest) in texts.iter().flat_map(|text| quoted_after(text, ".not_offered_to_known(")) {
        let call = rest.split(';').next().unwrap().split(".not_offered_to_known(").next().unwrap();
        let methods = call.split("MethodFilter::").skip(1);
        let names =
            methods.map(|text| text.split(|letter: char| !letter.is_ascii_uppercase()).next().unwrap());
        found.extend(names.map(|method| format!("{method} {path}")));
    }
    found
}
