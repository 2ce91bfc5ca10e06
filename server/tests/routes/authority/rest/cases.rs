//! Cases and what belongs to them.

use super::{super::SECRET, Expected, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// `case` is acme's.
pub(super) fn rows(case: i64) -> Vec<Row> {
    // Another customer's case is not there.
    const FOREIGN: Expected = [401, 404, 403, 200];
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let one = |method, route: &'static str, body: Value| {
        let path = route.replace("{caseID}", &case.to_string()).replace("{id}", &case.to_string());
        (method, route, path, body, FOREIGN)
    };
    let new = json!({"customer": "acme", "service": "ids", "type": "change", "subject": SECRET, "description": SECRET});
    vec![
        all(Method::GET, "/cases/v2/case", Value::Null, LOOKUP),
        all(Method::POST, "/cases/v2/case", new, [401, 412, 403, 201]),
        all(Method::POST, "/cases/v2/case/search", json!({}), LOOKUP),
        one(Method::GET, "/cases/v2/case/{id}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{id}", json!({"priority": "high"})),
        // Only administrators delete.
        (
            Method::DELETE,
            "/cases/v2/case/{id}",
            format!("/cases/v2/case/{case}"),
            Value::Null,
            [401, 403, 403, 403],
        ),
        one(Method::PUT, "/cases/v2/case/{caseID}/close", json!({})),
    ]
}
