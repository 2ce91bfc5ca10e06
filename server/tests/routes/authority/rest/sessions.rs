//! Log-ins and sessions.

use super::{KNOWN, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// Sessions, and what somebody is told of himself. Log-ins fail, as nobody's password is sent.
pub(super) fn rows() -> Vec<Row> {
    let get = |route: &'static str, expected| (Method::GET, route, route.to_owned(), Value::Null, expected);
    let post = |route: &'static str, expected| (Method::POST, route, route.to_owned(), json!({}), expected);
    vec![
        get("/authentication/v1/methods", [200; 4]),
        post("/authentication/v1/password/authentication", [412; 4]),
        post("/authentication/v1/password/authenticate", [412; 4]),
        get("/authentication/v1/session", KNOWN),
        get("/authentication/v1/session/customer", KNOWN),
        get("/authentication/v1/session/function", KNOWN),
        (
            Method::GET,
            "/authentication/v1/session/permission/{function}",
            "/authentication/v1/session/permission/eventLookup".to_owned(),
            Value::Null,
            LOOKUP,
        ),
        (
            Method::GET,
            "/authentication/v1/session/permission/{function}/{customer}",
            "/authentication/v1/session/permission/eventLookup/acme".to_owned(),
            Value::Null,
            [401, 404, 403, 200],
        ),
        post("/authentication/v1/session/constrain", KNOWN),
        post("/authentication/v1/constrain", KNOWN),
        // Keys have no session that would end.
        (
            Method::DELETE,
            "/authentication/v1/session",
            "/authentication/v1/session".into(),
            Value::Null,
            KNOWN,
        ),
        (Method::DELETE, "/authentication/v1/logout", "/authentication/v1/logout".into(), Value::Null, KNOWN),
    ]
}
