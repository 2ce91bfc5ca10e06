//! Alarms, categories and signatures.

use super::{Expected, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// Names of what an event of acme's bears: see lookups::alarms for one that a stranger asks for.
pub(super) fn rows() -> Vec<Row> {
    const ONE: Expected = [401, 404, 403, 404];
    let list = |route: &'static str| (Method::GET, route, route.to_owned(), Value::Null, LOOKUP);
    let search = |route: &'static str| (Method::POST, route, route.to_owned(), json!({}), LOOKUP);
    let get = |route: &'static str, path: &str| (Method::GET, route, path.to_owned(), Value::Null, ONE);
    vec![
        list("/alarms/v1/alarm"),
        search("/alarms/v1/alarm/search"),
        get("/alarms/v1/alarm/{id}", "/alarms/v1/alarm/1"),
        list("/alarms/v1/category"),
        search("/alarms/v1/category/search"),
        get("/alarms/v1/category/{idOrShortName}", "/alarms/v1/category/1"),
        list("/alarms/v1/signature"),
        search("/alarms/v1/signature/search"),
    ]
}
