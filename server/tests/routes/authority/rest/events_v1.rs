//! Events in the shape of events/v1, and the submission of events.

use super::{Expected, LOOKUP, Row};
use crate::events::{all, all_and, numbered};
use reqwest::Method;
use serde_json::{Value, json};

/// What is read of events, what people say of them, and what sensors submit.
pub(super) fn rows(event: &str, case: i64) -> Vec<Row> {
    let submission = numbered(9, json!({"id": {"customer": "acme", "uuid": uuid::Uuid::from_u128(9)}}));
    let route =
        |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    // Another customer's event and case are not there.
    const FOREIGN: Expected = [401, 404, 403, 200];
    let one = |route: &'static str| {
        let path = route.replace("{type}/{timestamp}/{customerID}/{eventID}", event);
        (Method::GET, route, path.replace("{caseID}", &case.to_string()), Value::Null, FOREIGN)
    };
    let update = json!({"comment": "Seen."});
    let named = json!({"eventIdentifiers": [event], "update": update});
    let matching = json!({"criteria": all(), "update": update});
    vec![
        route(Method::GET, "/events/v1/aggregated", Value::Null, LOOKUP),
        route(Method::PUT, "/events/v1/aggregated", named, FOREIGN),
        // It changes what the caller sees: nothing, for a stranger.
        route(Method::PUT, "/events/v1/aggregated/bulk", matching, LOOKUP),
        route(Method::POST, "/events/v1/aggregated/search", all(), LOOKUP),
        route(
            Method::POST,
            "/events/v1/aggregated/stats",
            all_and(json!({"groupBy": "ATTACK_IDENTIFIER"})),
            LOOKUP,
        ),
        route(Method::GET, "/events/v1/nids", Value::Null, LOOKUP),
        route(Method::POST, "/events/v1/nids/search", all(), LOOKUP),
        one("/events/v1/case/{caseID}"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/pcap"),
        // A sensor of another customer may submit, but not for this one.
        route(Method::POST, "/events/v2/event", submission.clone(), [401, 412, 403, 200]),
        route(Method::POST, "/events/v2/event/bulk", json!({"events": [submission]}), [401, 412, 403, 200]),
    ]
}
