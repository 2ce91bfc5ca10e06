//! Whatever sensors submit.

use super::{any_json, any_object, with_any};
use proptest::{collection::vec, prelude::*, sample::select};
use reqwest::Method;
use serde_json::{Value, json};

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
