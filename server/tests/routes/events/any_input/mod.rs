//! Whatever is sent, the answer is an envelope and the server does not fail.

mod criteria;
mod values;

use super::{WHEN, numbered};
use crate::support::{World, on_each_engine, templates};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::fmt::Debug;

pub(super) use values::{any_json, any_object, any_text};

/// Sends a request for each of many inputs, on each engine.
pub(super) fn with_any<T: Debug>(
    input: impl Strategy<Value = T>,
    request: impl Fn(&World, T) -> RequestBuilder,
) {
    with_any_answered_by(&[200, 404, 412], 200, input, request);
}

fn with_any_answered_by<T: Debug>(
    statuses: &[u16],
    cases: u32,
    input: impl Strategy<Value = T>,
    request: impl Fn(&World, T) -> RequestBuilder,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for template in runtime.block_on(templates()) {
        let world = runtime.block_on(World::new(template));
        runtime.block_on(fill(&world));
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let taken = std::cell::Cell::new(0);
        let result = TestRunner::new(config).run(&input, |input| {
            let answer = runtime.block_on(world.server.send(request(&world, input)));
            if let Some(missing) = answer.not_an_envelope() {
                return Err(TestCaseError::fail(format!("{missing} in {answer:#?}")));
            }
            taken.set(taken.get() + u32::from(answer.status == 200));
            prop_assert!(statuses.contains(&answer.status), "{answer:#?}");
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}\n{}", world.server.log());
        }
        let fair = statuses.contains(&404) || taken.get() > cases / 10;
        assert!(fair, "only {} of {cases} were right", taken.get());
        assert!(!world.server.log().contains("panicked"), "{}", world.server.log());
    }
}

/// Something to be found, counted and changed.
async fn fill(world: &World) {
    let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
    let event = |n: i64| {
        let end = |n: i64| json!({"ip": format!("10.0.{}.{n}", n % 3), "port": 20 + n % 5, "geoLocation": {"countryCode": "NO"}});
        numbered(
            n * 7_000_003,
            json!({"severity": if n % 2 == 0 { "low" } else { "high" }, "source": end(n),
            "destination": end(n + 1), "properties": {"k": ["v", n]}, "fqdn": "example.com",
            "associatedCaseIDs": if n % 4 == 0 { json!([case]) } else { json!([]) }}),
        )
    };
    let raw = json!({"signature": "S", "startTimestamp": WHEN, "id": {"type": "raw"}, "source": {"ip": "10.0.0.1"}});
    world.sensor().submit(&(0..20).map(event).chain([raw]).collect::<Vec<_>>()).await;
    world.gerd().submit(&[event(3)]).await;
}

/// What PostgreSQL takes for no text at all, wherever a criterion is one.
#[tokio::test]
async fn a_text_with_a_nul_in_it() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for field in
            ["signature", "customer", "ip", "sortBy", "startTimestamp", "includeFlags", "eventIdentifier"]
        {
            let answer = anna.search(&super::all_and(json!({field: "a\u{0}b"}))).await;
            assert!(answer.status < 500, "{field}: {answer:?}");
        }
        let answer = anna.get("/events/v1/aggregated?signature=%00").await;
        assert!(answer.status < 500, "{answer:?}");
    })
    .await;
}

#[test]
fn any_query() {
    const NAMES: &[&str] =
        &["customerID", "signature", "ip", "startTimestamp", "endTimestamp", "limit", "offset"];
    let pair = (select(NAMES), any_text());
    let query = prop_oneof![
        4 => vec(pair, 0..4).prop_map(|pairs| {
            let parts: Vec<String> =
                pairs.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
            parts.join("&")
        }),
        1 => "[a-zA-Z0-9%=&+/?.;-]{0,30}",
    ];
    with_any(query, |world, query| {
        world.anna().request(Method::GET, &format!("/events/v1/aggregated?{query}"))
    });
}

#[test]
fn any_event_path() {
    let part = prop_oneof![
        any_text().prop_map(|text| percent_encoded(&text)),
        "(%[0-9a-fA-F]{2}){1,4}",
        Just("AGGR".to_owned()),
        Just("1".to_owned()),
        Just("6c36deb6-d5e3-461c-bab4-fca397006cb9".to_owned()),
    ];
    with_any(vec(part, 1..6), |world, parts| {
        world.anna().request(Method::GET, &format!("/events/v1/{}", parts.join("/")))
    });
}

const EVENT: &[&str] = &[
    "id",
    "startTimestamp",
    "endTimestamp",
    "signature",
    "severity",
    "count",
    "location",
    "protocol",
    "source",
    "destination",
    "flags",
    "properties",
    "subEvents",
    "uri",
    "fqdn",
    "aggregationKey",
    "associatedCaseID",
    "associatedCaseIDs",
    "payload",
];

fn any_event() -> impl Strategy<Value = Value> {
    let right = json!({"id": {"type": "raw"}, "signature": "S", "startTimestamp": 1_569_185_283_911_i64,
        "source": {"ip": "10.0.0.1", "port": 1}, "properties": {"k": "v"}, "severity": "high"});
    any_object(EVENT, right)
}

#[test]
fn any_bulk() {
    let events = prop_oneof![4 => vec(any_event(), 0..4).prop_map(Value::from), 1 => any_json()];
    let on_error = select(vec![json!(null), json!("rejectAll"), json!("dropInvalid"), json!("x")]);
    with_any((events, on_error), |world, (events, on_error)| {
        let body = json!({"events": events, "onError": on_error});
        world.sensor().request(Method::POST, "/events/v2/event/bulk").json(&body)
    });
}

#[test]
fn any_submission() {
    with_any(any_event(), |world, event| {
        world.sensor().request(Method::POST, "/events/v2/event").json(&event)
    });
}

pub(super) fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
