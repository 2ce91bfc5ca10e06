//! Events in the shape of events/v2.

use super::{Expected, LOOKUP, Row};
use crate::events::all;
use reqwest::Method;
use serde_json::{Value, json};

/// Events as events/v2 has them, by their address with a type and without.
pub(super) fn rows(event: &str, case: i64) -> Vec<Row> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const NOT_OFFERED: Expected = [401, 501, 501, 501];
    let plain = event.split_once('/').unwrap().1;
    let call = |method, route: &'static str, body, expected| {
        let path = route.replace("{type}/{timestamp}/{customerID}/{eventID}", event);
        let path = path.replace("{timestamp}/{customerID}/{eventID}", plain);
        let path =
            path.replace("{caseID}", &case.to_string()).replace("{taskID}", &uuid::Uuid::nil().to_string());
        (method, route, path, body, expected)
    };
    let one = |route| call(Method::GET, route, Value::Null, FOREIGN);
    let assess = |route| call(Method::PUT, route, json!({"comment": "Seen."}), FOREIGN);
    let not_offered = |method, route| call(method, route, json!({}), NOT_OFFERED);
    let matching = json!({"search": all(), "assessment": {"comment": "Seen."}});
    vec![
        call(Method::GET, "/events/v2/event", Value::Null, LOOKUP),
        call(Method::POST, "/events/v2/event/search", all(), LOOKUP),
        call(Method::POST, "/events/v2/event/statistics", json!({"groupBy": {"field": "signature"}}), LOOKUP),
        // It changes what the caller sees: nothing, for a stranger.
        call(Method::PUT, "/events/v2/event/assess", matching, LOOKUP),
        one("/events/v2/case/{caseID}"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/pcap"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/pcap"),
        assess("/events/v2/event/{timestamp}/{customerID}/{eventID}/assess"),
        assess("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/assess"),
        not_offered(Method::GET, "/events/v2/event/{timestamp}/{customerID}/{eventID}/lineage"),
        not_offered(Method::GET, "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/lineage"),
        not_offered(Method::PUT, "/events/v2/event/reindex"),
        not_offered(Method::GET, "/events/v2/servicetask"),
        not_offered(Method::GET, "/events/v2/servicetask/{taskID}"),
        not_offered(Method::DELETE, "/events/v2/servicetask/{taskID}"),
        not_offered(Method::POST, "/events/v2/servicetask/assess"),
        not_offered(Method::GET, "/events/v2/servicetask/prune/{taskID}/status"),
        not_offered(Method::POST, "/events/v2/servicetask/reindex"),
        not_offered(Method::GET, "/events/v2/servicetask/reindex/{taskID}/status"),
        not_offered(Method::POST, "/events/v2/servicetask/search"),
    ]
}
