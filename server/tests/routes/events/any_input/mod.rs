//! Whatever is sent, the answer is an envelope and the server does not fail.

mod criteria;
mod kinds;
mod submission;
mod values;

use super::{WHEN, numbered};
use crate::support::{World, on_each_engine, templates};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use reqwest::{Method, RequestBuilder, header::ACCEPT};
use serde_json::{Value, json};
use std::fmt::Debug;

pub(super) use kinds::{Kind, some_of, texts};
pub(super) use values::{any_json, any_object, any_text};

/// Sends a request for each of many inputs, on each engine.
pub(super) fn with_any<T: Debug>(
    input: impl Strategy<Value = T>,
    request: impl Fn(&World, T) -> RequestBuilder,
) {
    with_any_answered_by(&[200, 404, 412], 200, input, request);
}

pub(super) fn with_any_answered_by<T: Debug>(
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
            let kind = answer.header("content-type");
            let is_list = ["text/csv", "application/jsonl"].iter().any(|list| kind.starts_with(list));
            let is_told = answer.status == 200 && is_list;
            if let Some(missing) = answer.not_an_envelope().filter(|_| !is_told) {
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

/// Formats that lists have.
pub(super) fn any_format() -> impl Strategy<Value = &'static str> {
    select(vec!["*/*", "text/csv", "application/jsonl", "application/json, text/csv"])
}

/// Ids of events that are there, and of some that are not.
pub(super) fn any_id() -> impl Strategy<Value = Value> {
    let there = (0..21_i64).prop_map(|n| {
        let uuid = uuid::Uuid::from_u128((n * 7_000_003) as u128);
        json!(format!("AGGR/{}/1/{uuid}", WHEN + n * 7_000_003))
    });
    prop_oneof![18 => there, 1 => any_text().prop_map(Value::from), 1 => any_json()]
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

/// Parameters of these names, or anything.
pub(super) fn any_query_of(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec((select(names), any_text()), 0..4).prop_map(|pairs| {
            let parts: Vec<String> =
                pairs.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
            parts.join("&")
        }),
        1 => "[a-zA-Z0-9%=&+/?.;-]{0,30}",
    ]
}

#[test]
fn any_query() {
    const NAMES: &[&str] =
        &["customerID", "signature", "ip", "startTimestamp", "endTimestamp", "limit", "offset"];
    let path = select(vec!["aggregated", "nids"]);
    with_any((path, any_query_of(NAMES), any_format()), |world, (path, query, accept)| {
        world.anna().request(Method::GET, &format!("/events/v1/{path}?{query}")).header(ACCEPT, accept)
    });
}

#[test]
fn any_query_for_events_of_a_case() {
    const NAMES: &[&str] =
        &["sortBy", "includeRawEvents", "limit", "offset", "includeComments", "includeProperties"];
    let path = select(vec!["v1/case/1", "v2/case/1", "v2/case/2", "v1/case/x"]);
    with_any((path, any_query_of(NAMES), any_format()), |world, (path, query, accept)| {
        world.anna().request(Method::GET, &format!("/events/{path}?{query}")).header(ACCEPT, accept)
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

pub(super) fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
