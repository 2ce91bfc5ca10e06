//! Networks and locations.

use super::{super::SECRET, Expected, KNOWN, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// Networks and locations: acme's are numbered 1. Who may change them sees every customer.
pub(super) fn rows() -> Vec<Row> {
    const CHANGED: Expected = [401, 403, 403, 200];
    const MADE: Expected = [401, 403, 403, 201];
    const FOREIGN: Expected = [401, 404, 200, 200];
    const ONE_NETWORK: &str = "/customernetworks/v1/network/{networkID}";
    const ONE_LOCATION: &str = "/sensors/v1/location/{idOrShortName}";
    let network =
        json!({"customer": "acme", "networkAddress": "10.0.0.0/8", "zone": "DMZ", "description": SECRET});
    let location = json!({"customerID": 1, "shortName": "secret", "name": SECRET});
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let one = |method, route: &'static str, expected| {
        let path = route.replace("{networkID}", "1").replace("{idOrShortName}", "1");
        let body = if method == Method::PUT { json!({}) } else { Value::Null };
        (method, route, path, body, expected)
    };
    vec![
        all(Method::POST, "/customernetworks/v1/network", network, MADE),
        all(Method::GET, "/customernetworks/v1/network", Value::Null, KNOWN),
        all(Method::POST, "/customernetworks/v1/network/search", json!({}), KNOWN),
        one(Method::GET, ONE_NETWORK, FOREIGN),
        one(Method::PUT, ONE_NETWORK, CHANGED),
        one(Method::PUT, "/customernetworks/v1/network/{networkID}/verify", CHANGED),
        one(Method::PUT, "/customernetworks/v1/network/{networkID}/unverify", CHANGED),
        one(Method::DELETE, ONE_NETWORK, CHANGED),
        all(Method::POST, "/sensors/v1/location", location, MADE),
        all(Method::GET, "/sensors/v1/location", Value::Null, KNOWN),
        all(Method::POST, "/sensors/v1/location/search", json!({}), KNOWN),
        one(Method::GET, ONE_LOCATION, FOREIGN),
        one(Method::PUT, ONE_LOCATION, CHANGED),
        one(Method::DELETE, ONE_LOCATION, CHANGED),
    ]
}
