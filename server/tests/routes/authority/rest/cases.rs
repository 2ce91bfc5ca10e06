//! Cases and what belongs to them.

use super::{super::SECRET, Expected, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// The first comment that anybody makes, which is that of the table.
const FIRST_COMMENT: &str = "636d6e74-0000-8000-8000-000000000001";
const NO_WATCHER: &str = "77746368-0000-8000-8000-000000000001";
const NO_TAG: &str = "74616778-0000-8000-8000-000000000001";

/// `case` is acme's, and `transaction` one of it.
pub(super) fn rows(case: i64, transaction: String) -> Vec<Row> {
    // Another customer's case is not there.
    const FOREIGN: Expected = [401, 404, 403, 200];
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let one = |method, route: &'static str, body: Value| {
        let path = route
            .replace("{caseID}", &case.to_string())
            .replace("{id}", &case.to_string())
            .replace("{commentID}", FIRST_COMMENT)
            .replace("{transactionID}", &transaction)
            .replace("{tagKey}/{tagValue}", "k/v")
            .replace("{workflow}", "tuning");
        (method, route, path, body, FOREIGN)
    };
    // A watcher that is none: who may look finds nobody.
    let nobody = |method, body: Value| {
        let path = format!("/cases/v2/case/{case}/watchers/{NO_WATCHER}");
        (method, "/cases/v2/case/{caseID}/watchers/{watcherID}", path, body, [401, 404, 403, 404])
    };
    let new = json!({"customer": "acme", "service": "ids", "type": "change", "subject": SECRET, "description": SECRET});
    vec![
        all(Method::GET, "/cases/v2/case", Value::Null, LOOKUP),
        all(Method::POST, "/cases/v2/case", new, [401, 412, 403, 201]),
        all(Method::POST, "/cases/v2/case/search", json!({}), LOOKUP),
        one(Method::GET, "/cases/v2/case/{id}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{id}", json!({"priority": "high"})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments", Value::Null),
        one(Method::POST, "/cases/v2/case/{caseID}/comments", json!({"comment": SECRET})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments/{commentID}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/comments/{commentID}", json!({"comment": "Put right."})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments/{commentID}/notifications", Value::Null),
        one(Method::DELETE, "/cases/v2/case/{caseID}/comments/{commentID}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/tags", Value::Null),
        one(Method::POST, "/cases/v2/case/{caseID}/tags", json!({"tags": [{"key": "k", "value": "v"}]})),
        one(Method::DELETE, "/cases/v2/case/{caseID}/tags/{tagKey}/{tagValue}", Value::Null),
        (
            Method::DELETE,
            "/cases/v2/case/{caseID}/tags/{tagID}",
            format!("/cases/v2/case/{case}/tags/{NO_TAG}"),
            Value::Null,
            [401, 404, 403, 404],
        ),
        one(Method::GET, "/cases/v2/case/{caseID}/watchers", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/watchers", json!({"defaultWatchers": false})),
        (
            Method::POST,
            "/cases/v2/case/{caseID}/watchers",
            format!("/cases/v2/case/{case}/watchers"),
            json!({"userOrGroup": "anna"}),
            [401, 404, 403, 201],
        ),
        nobody(Method::PUT, json!({})),
        nobody(Method::DELETE, Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/watch", json!({})),
        one(Method::DELETE, "/cases/v2/case/{caseID}/watch", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/workflows", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/workflows/{workflow}/request", json!({})),
        one(Method::PUT, "/cases/v2/case/{caseID}/workflows/{workflow}/acknowledge", json!({})),
        one(Method::PUT, "/cases/v2/case/{caseID}/workflows/{workflow}", json!({})),
        one(Method::GET, "/cases/v2/case/{caseID}/history", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/history/{transactionID}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/history/{transactionID}/notifications", Value::Null),
        all(Method::GET, "/cases/v2/servicesubscription", Value::Null, LOOKUP),
        one(Method::PUT, "/cases/v2/case/{caseID}/close", json!({})),
        // Only administrators delete. It comes last: the case is gone then.
        (
            Method::DELETE,
            "/cases/v2/case/{id}",
            format!("/cases/v2/case/{case}"),
            Value::Null,
            [401, 403, 403, 200],
        ),
    ]
}
