//! Cases and what belongs to them.

use super::{super::SECRET, Expected, LOOKUP, Row};
use crate::support::{Answer, World};
use reqwest::Method;
use serde_json::{Value, json};

/// The first comment that anybody makes, which is that of the table.
const FIRST_COMMENT: &str = "636d6e74-0000-8000-8000-000000000001";
/// The first link that anybody makes.
const FIRST_LINK: &str = "6c696e6b-0000-8000-8000-000000000001";
const NO_WATCHER: &str = "77746368-0000-8000-8000-000000000001";
const NO_TAG: &str = "74616778-0000-8000-8000-000000000001";

/// An attachment of the case, and an entry of its access list.
pub(super) async fn belongings(world: &World, case: i64) -> (String, String) {
    let anna = world.anna();
    let file = json!({"name": SECRET, "mimeType": "text/plain", "data": "VE9QIFNFQ1JFVA=="});
    let attached = anna.post(&format!("/cases/v2/case/{case}/attachments"), &file).await.is(201);
    let entry = json!({"userOrGroup": "anna", "level": "write"});
    let entry = anna.post(&format!("/cases/v2/case/{case}/access"), &entry).await.is(200);
    let id = |answer: &Answer| answer.data()["id"].as_str().unwrap().to_owned();
    (id(&attached), id(&entry))
}

/// `case` and `other` are acme's, and `transaction` is one of `case`.
pub(super) fn rows(
    case: i64,
    other: i64,
    transaction: String,
    (attachment, entry): (String, String),
) -> Vec<Row> {
    // Another customer's case is not there.
    const FOREIGN: Expected = [401, 404, 403, 200];
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let to = other.to_string();
    let one = |method: Method, route: &'static str, body: Value| {
        let path = route
            .replace("prepare/{caseID}", "prepare/77777")
            .replace("{caseID}", &case.to_string())
            .replace("{contactID}", "1")
            .replace("{id}", &case.to_string())
            .replace("{attachmentID}", &attachment)
            .replace("{aclEntryID}", &entry)
            .replace("{filename}", "a.txt")
            .replace("{field}", "case-autocreate-key")
            .replace("{commentID}", FIRST_COMMENT)
            .replace("{link}", if method == Method::POST { &to } else { FIRST_LINK })
            .replace("{mergeInto}", &case.to_string())
            .replace("{mergeFrom}", &other.to_string())
            .replace("{transactionID}", &transaction)
            .replace("{tagKey}/{tagValue}", "k/v")
            .replace("{workflow}", "tuning");
        (method, route, path, body, FOREIGN)
    };
    let none = |method, route: &'static str, body: Value, expected: Expected| {
        let (method, route, path, body, _) = one(method, route, body);
        (method, route, path, body, expected)
    };
    let named = |method, route: &'static str, id: &str| {
        (method, route, route.replace("{id}", id), Value::Null, LOOKUP)
    };
    let managed = |method, route: &'static str, body: Value| {
        (method, route, route.replace("{id}", "x").replace("{categoryID}", "22"), body, [401, 403, 403, 200])
    };
    // A watcher that is none: who may look finds nobody.
    let nobody = |method, body: Value| {
        let path = format!("/cases/v2/case/{case}/watchers/{NO_WATCHER}");
        (method, "/cases/v2/case/{caseID}/watchers/{watcherID}", path, body, [401, 404, 403, 404])
    };
    let new = json!({"customer": "acme", "service": "ids", "type": "change", "subject": SECRET, "description": SECRET});
    vec![
        all(Method::GET, "/cases/v2/case", Value::Null, LOOKUP),
        all(Method::POST, "/cases/v2/case", new.clone(), [401, 412, 403, 201]),
        all(Method::POST, "/cases/v2/case/search", json!({}), LOOKUP),
        all(Method::POST, "/cases/v2/case/stats", json!({"groupBy": [{"key": "category"}]}), LOOKUP),
        all(Method::POST, "/cases/v2/case/prepare", Value::Null, [401, 201, 403, 201]),
        // A number that nobody prepared.
        none(Method::DELETE, "/cases/v2/case/prepare/{caseID}", Value::Null, [401, 404, 403, 404]),
        none(Method::POST, "/cases/v2/case/{id}", new.clone(), [401, 412, 403, 404]),
        none(
            Method::DELETE,
            "/cases/v2/case/{caseID}/watchers/contact/{contactID}",
            Value::Null,
            [401, 404, 403, 404],
        ),
        one(Method::PUT, "/cases/v2/case/{id}/move", json!({"type": "change"})),
        // It is published already.
        none(Method::PUT, "/cases/v2/case/{caseID}/publish", json!({}), [401, 404, 403, 412]),
        one(Method::GET, "/cases/v2/case/{id}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{id}", json!({"priority": "high"})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments", Value::Null),
        one(Method::POST, "/cases/v2/case/{caseID}/comments", json!({"comment": SECRET})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments/{commentID}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/comments/{commentID}", json!({"comment": "Put right."})),
        one(Method::GET, "/cases/v2/case/{caseID}/comments/{commentID}/notifications", Value::Null),
        one(Method::DELETE, "/cases/v2/case/{caseID}/comments/{commentID}", Value::Null),
        one(Method::POST, "/cases/v2/case/{caseID}/links/{link}", json!({"type": "subcase"})),
        one(Method::GET, "/cases/v2/case/{caseID}/links", Value::Null),
        one(Method::DELETE, "/cases/v2/case/{caseID}/links/{link}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{mergeInto}/merge/{mergeFrom}", json!({})),
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
        one(Method::GET, "/cases/v2/case/{caseID}/access", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/access", json!({"accessMode": "roleBased"})),
        one(Method::POST, "/cases/v2/case/{caseID}/access", json!({"userOrGroup": "anna", "level": "write"})),
        one(Method::DELETE, "/cases/v2/case/{caseID}/access/{aclEntryID}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/attachments", Value::Null),
        (
            Method::POST,
            "/cases/v2/case/{caseID}/attachments",
            format!("/cases/v2/case/{case}/attachments"),
            json!({"name": SECRET, "mimeType": "text/plain", "data": "VE9QIFNFQ1JFVA=="}),
            [401, 404, 403, 201],
        ),
        (
            Method::POST,
            "/cases/v2/case/{caseID}/attachments/upload/{filename}",
            format!("/cases/v2/case/{case}/attachments/upload/a.txt"),
            json!({"secret": SECRET}),
            [401, 404, 403, 201],
        ),
        one(Method::GET, "/cases/v2/case/{caseID}/attachments/{attachmentID}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/attachments/{attachmentID}/download", Value::Null),
        one(Method::DELETE, "/cases/v2/case/{caseID}/attachments/{attachmentID}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/fields", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/fields/{field}", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/fields/{field}", json!({"value": SECRET})),
        one(Method::DELETE, "/cases/v2/case/{caseID}/fields/{field}", Value::Null),
        one(Method::GET, "/cases/v2/case/{caseID}/seen", Value::Null),
        one(Method::PUT, "/cases/v2/case/{caseID}/seen", Value::Null),
        one(Method::GET, "/cases/v2/case/{id}/service", Value::Null),
        all(Method::GET, "/cases/v2/service", Value::Null, LOOKUP),
        all(Method::POST, "/cases/v2/service/search", json!({}), LOOKUP),
        named(Method::GET, "/cases/v2/service/{id}", "ids"),
        named(Method::GET, "/cases/v2/service/{id}/categories", "ids"),
        all(Method::GET, "/cases/v2/category", Value::Null, LOOKUP),
        all(Method::POST, "/cases/v2/category/search", json!({}), LOOKUP),
        named(Method::GET, "/cases/v2/category/{id}", "22"),
        // Only administrators manage them: what they add here.
        managed(Method::POST, "/cases/v2/service", json!({"shortName": "x", "name": SECRET})),
        managed(Method::PUT, "/cases/v2/service/{id}", json!({"name": SECRET})),
        managed(Method::DELETE, "/cases/v2/service/{id}", Value::Null),
        managed(
            Method::POST,
            "/cases/v2/service/{id}/categories",
            json!({"category": "22", "caseTypes": ["change"]}),
        ),
        managed(Method::DELETE, "/cases/v2/service/{id}/categories/{categoryID}", Value::Null),
        managed(Method::POST, "/cases/v2/category", json!({"shortName": "x", "name": SECRET})),
        managed(Method::PUT, "/cases/v2/category/{id}", json!({"name": SECRET})),
        managed(Method::DELETE, "/cases/v2/category/{id}", Value::Null),
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
        // Only administrators delete, and no case that has others in it. It comes last: the case is gone then.
        (
            Method::DELETE,
            "/cases/v2/case/{id}",
            format!("/cases/v2/case/{other}"),
            Value::Null,
            [401, 403, 403, 200],
        ),
    ]
}
