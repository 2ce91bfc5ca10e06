//! Whatever is sent, the answer is an envelope and the server does not fail.

use crate::support::{World, on_each_engine, templates};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::fmt::Debug;

/// Sends a request for each of many inputs, on each engine.
fn with_any<T: Debug>(input: impl Strategy<Value = T>, request: impl Fn(&World, T) -> RequestBuilder) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for template in runtime.block_on(templates()) {
        let world = runtime.block_on(World::new(template));
        let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
        let result = TestRunner::new(config).run(&input, |input| {
            let answer = runtime.block_on(world.server.send(request(&world, input)));
            if let Some(missing) = answer.not_an_envelope() {
                return Err(TestCaseError::fail(format!("{missing} in {answer:#?}")));
            }
            prop_assert!(matches!(answer.status, 200 | 404 | 412), "{answer:#?}");
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}\n{}", world.server.log());
        }
        assert!(!world.server.log().contains("panicked"), "{}", world.server.log());
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        "\\PC{0,12}",
        "[0-9./:a-f-]{0,20}",
        select(vec![
            "",
            " ",
            "0",
            "-1",
            "now",
            "-2days",
            "startOfDay",
            "endOfYear+9999999y",
            "2020-01-01T00:00:00Z",
            "now+1M",
            "10.0.0.0/8",
            "::/0",
            "fe80::1/64",
            "low",
            "critical",
            "BLOCKED",
            "FINALIZED",
            "SNORT-1:41336",
            "timestamp",
            "-count",
            "customerID",
            "acme",
            "1",
            "True",
            "null",
            "\0",
            "a\0b",
            "%",
            "_",
            "\\",
            "'",
            "AGGR",
            "raw",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "AGGR/1/1/00000000-0000-0000-0000-000000000000",
        ])
        .prop_map(str::to_owned),
    ]
}

fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (-2..70_000_i64).prop_map(Value::from),
        (1_500_000_000_000..1_800_000_000_000_i64).prop_map(Value::from),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any_number(),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(any_text(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

/// An object whose fields mostly have a known name, and some a right value.
fn any_object(known: &'static [&'static str], right: Value) -> impl Strategy<Value = Value> {
    let name = prop_oneof![9 => select(known).prop_map(str::to_owned), 1 => any_text()];
    let some: Vec<(String, Value)> =
        right.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let right = proptest::sample::subsequence(some.clone(), 0..=some.len());
    (btree_map(name, any_json(), 0..4), right).prop_map(|(any, right)| {
        let mut object = json!(any);
        for (name, value) in right {
            object.as_object_mut().unwrap().entry(name).or_insert(value);
        }
        object
    })
}

const CRITERIA: &[&str] = &[
    "limit",
    "offset",
    "includeDeleted",
    "customerID",
    "skipFutureEvents",
    "exclude",
    "required",
    "eventIdentifier",
    "locationID",
    "severity",
    "customer",
    "alarmID",
    "domain",
    "properties",
    "exactMatchProperties",
    "minCount",
    "associatedCaseID",
    "sourceIPMinBits",
    "destinationIPMinBits",
    "subCriteria",
    "timeFieldStrategy",
    "signature",
    "startTimestamp",
    "endTimestamp",
    "sortBy",
    "includeFlags",
    "excludeFlags",
    "lastUpdatedTimestamp",
    "destinationIP",
    "sourceIP",
    "ip",
    "destinationPort",
    "sourcePort",
    "port",
    "minSeverity",
    "maxSeverity",
    "indexStartTime",
];

#[test]
fn any_criteria() {
    let right = json!({"startTimestamp": 0, "endTimestamp": "now", "ip": ["10.0.0.0/8"], "sourceIP": "::/0",
        "signature": "S", "limit": 3, "sortBy": "-severity", "minSeverity": "low", "includeFlags": [], "port": [22]});
    with_any(any_object(CRITERIA, right), |world, criteria| {
        world.anna().request(Method::POST, "/events/v1/aggregated/search").json(&criteria)
    });
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

fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
