//! Alerts, and the rules that raise them.

use super::{super::SECRET, Expected, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// Of acme's alert.
pub(super) fn rows(alert: i64, rule: i64) -> Vec<Row> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const ALL: &str = "/alerts/v1/alert";
    const SEARCH: &str = "/alerts/v1/alert/search";
    const ONE: &str = "/alerts/v1/alert/{id}";
    const CLOSE: &str = "/alerts/v1/alert/{id}/close";
    const RULES: &str = "/alerts/v1/rule";
    const RULE: &str = "/alerts/v1/rule/{id}";
    const ENABLE: &str = "/alerts/v1/rule/{id}/enable";
    const FIRINGS: &str = "/alerts/v1/firing";
    let rule_at = |route: &str| route.replace("{id}", &rule.to_string());
    let one = |route: &str| route.replace("{id}", &alert.to_string());
    let new = json!({"customer": "acme", "title": SECRET, "source": "proxy"});
    vec![
        (Method::POST, ALL, ALL.to_owned(), new, [401, 412, 403, 201]),
        (Method::GET, ALL, ALL.to_owned(), Value::Null, LOOKUP),
        (Method::POST, SEARCH, SEARCH.to_owned(), json!({}), LOOKUP),
        (Method::GET, ONE, one(ONE), Value::Null, FOREIGN),
        (Method::PUT, ONE, one(ONE), json!({"severity": "high"}), FOREIGN),
        (Method::PUT, CLOSE, one(CLOSE), json!({"resolution": "legitimate"}), FOREIGN),
        (Method::GET, RULES, RULES.to_owned(), Value::Null, LOOKUP),
        (
            Method::POST,
            RULES,
            RULES.to_owned(),
            json!({"name": SECRET, "customer": "acme"}),
            [401, 412, 403, 201],
        ),
        (Method::GET, FIRINGS, FIRINGS.to_owned(), Value::Null, LOOKUP),
        (Method::GET, RULE, rule_at(RULE), Value::Null, FOREIGN),
        (Method::PUT, RULE, rule_at(RULE), json!({"name": SECRET, "customer": "acme"}), FOREIGN),
        (Method::PUT, ENABLE, rule_at(ENABLE), json!({"enabled": false}), FOREIGN),
        (Method::DELETE, RULE, rule_at(RULE), Value::Null, FOREIGN),
        // The last, as it is gone then.
        (Method::DELETE, ONE, one(ONE), Value::Null, [401, 403, 403, 200]),
    ]
}
