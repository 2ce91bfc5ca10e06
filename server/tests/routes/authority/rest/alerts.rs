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
    const IMPORT: &str = "/alerts/v1/rule/import";
    const FIRINGS: &str = "/alerts/v1/firing";
    let rule_at = |route: &str| route.replace("{id}", &rule.to_string());
    const STATISTICS: &str = "/alerts/v1/statistics";
    const SNOOZE: &str = "/alerts/v1/alert/{id}/snooze";
    let one = |route: &str| route.replace("{id}", &alert.to_string());
    const IOCS: &str = "/alerts/v1/alert/{id}/ioc";
    const IOC: &str = "/alerts/v1/alert/{id}/ioc/{iocID}";
    const ASSETS: &str = "/alerts/v1/alert/{id}/asset";
    const ASSET: &str = "/alerts/v1/alert/{id}/asset/{assetID}";
    // There is no part of such a number.
    const NO_PART: Expected = [401, 404, 403, 404];
    let part = |route: &str| one(route).replace("{iocID}", "4711").replace("{assetID}", "4711");
    let new = json!({"customer": "acme", "title": SECRET, "source": "proxy"});
    vec![
        (Method::POST, ALL, ALL.to_owned(), new, [401, 412, 403, 201]),
        (Method::GET, ALL, ALL.to_owned(), Value::Null, LOOKUP),
        (Method::POST, SEARCH, SEARCH.to_owned(), json!({}), LOOKUP),
        (Method::GET, STATISTICS, STATISTICS.to_owned(), Value::Null, LOOKUP),
        (Method::GET, ONE, one(ONE), Value::Null, FOREIGN),
        (Method::PUT, ONE, one(ONE), json!({"severity": "high"}), FOREIGN),
        (Method::PUT, SNOOZE, one(SNOOZE), json!({"endTimestamp": "+1hour"}), FOREIGN),
        (Method::PUT, CLOSE, one(CLOSE), json!({"resolution": "legitimate"}), FOREIGN),
        (Method::POST, IOCS, one(IOCS), json!({"value": "evil.example"}), [401, 404, 403, 201]),
        (Method::PUT, IOC, part(IOC), json!({"tlp": "red"}), NO_PART),
        (Method::DELETE, IOC, part(IOC), Value::Null, NO_PART),
        (Method::POST, ASSETS, one(ASSETS), json!({"name": "PC-17"}), [401, 404, 403, 201]),
        (Method::PUT, ASSET, part(ASSET), json!({"ip": "10.0.0.1"}), NO_PART),
        (Method::DELETE, ASSET, part(ASSET), Value::Null, NO_PART),
        (Method::GET, RULES, RULES.to_owned(), Value::Null, LOOKUP),
        (
            Method::POST,
            RULES,
            RULES.to_owned(),
            json!({"name": SECRET, "customer": "acme"}),
            [401, 412, 403, 201],
        ),
        (
            Method::POST,
            IMPORT,
            IMPORT.to_owned(),
            json!({"text": json!({"name": SECRET}).to_string(), "customer": "acme"}),
            [401, 412, 403, 200],
        ),
        (Method::GET, FIRINGS, FIRINGS.to_owned(), Value::Null, LOOKUP),
        (Method::GET, RULE, rule_at(RULE), Value::Null, FOREIGN),
        (Method::PUT, RULE, rule_at(RULE), json!({"name": SECRET, "customer": "acme"}), FOREIGN),
        (Method::PUT, ENABLE, rule_at(ENABLE), json!({"enabled": false}), FOREIGN),
        (Method::DELETE, RULE, rule_at(RULE), Value::Null, FOREIGN),
        // The last, as it is gone then.
        (Method::DELETE, ONE, one(ONE), Value::Null, [401, 403, 403, 200]),
    ]
    .into_iter()
    .chain(policies())
    .chain(channels())
    .chain(silences())
    .collect()
}

/// The first policy that is made is number 1.
fn policies() -> Vec<Row> {
    const ADMINISTRATORS: Expected = [401, 403, 403, 200];
    const ALL: &str = "/alerts/v1/policy";
    const HISTORY: &str = "/alerts/v1/policy/history";
    const ONE: &str = "/alerts/v1/policy/{id}";
    let one = || ONE.replace("{id}", "1");
    let new = json!({"name": SECRET, "group": [1]});
    vec![
        (Method::POST, ALL, ALL.to_owned(), new, [401, 403, 403, 201]),
        (Method::GET, ALL, ALL.to_owned(), Value::Null, ADMINISTRATORS),
        (Method::GET, HISTORY, HISTORY.to_owned(), Value::Null, ADMINISTRATORS),
        (Method::GET, ONE, one(), Value::Null, ADMINISTRATORS),
        (Method::PUT, ONE, one(), json!({"severity": "high"}), ADMINISTRATORS),
        (Method::DELETE, ONE, one(), Value::Null, ADMINISTRATORS),
    ]
}

/// The first channel that is made is number 1. There is no delivery.
fn channels() -> Vec<Row> {
    const ADMINISTRATORS: Expected = [401, 403, 403, 200];
    const NONE: Expected = [401, 403, 403, 404];
    const ALL: &str = "/alerts/v1/channel";
    const ONE: &str = "/alerts/v1/channel/{id}";
    const TEST: &str = "/alerts/v1/channel/{id}/test";
    const DELIVERIES: &str = "/alerts/v1/delivery";
    const DELIVERY: &str = "/alerts/v1/delivery/{id}";
    const RETRY: &str = "/alerts/v1/delivery/{id}/retry";
    let at = |route: &str| route.replace("{id}", "1");
    let new = json!({"name": SECRET, "kind": "webhook", "url": "https://127.0.0.1:9/"});
    vec![
        (Method::POST, ALL, ALL.to_owned(), new, [401, 403, 403, 201]),
        (Method::GET, ALL, ALL.to_owned(), Value::Null, ADMINISTRATORS),
        (Method::GET, ONE, at(ONE), Value::Null, ADMINISTRATORS),
        (Method::PUT, ONE, at(ONE), json!({"active": false}), ADMINISTRATORS),
        (Method::POST, TEST, at(TEST), json!({}), ADMINISTRATORS),
        (Method::DELETE, ONE, at(ONE), Value::Null, ADMINISTRATORS),
        (Method::GET, DELIVERIES, DELIVERIES.to_owned(), Value::Null, ADMINISTRATORS),
        (Method::GET, DELIVERY, at(DELIVERY), Value::Null, NONE),
        (Method::PUT, RETRY, at(RETRY), Value::Null, NONE),
    ]
}

/// The first silence that is made is number 1.
fn silences() -> Vec<Row> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const ALL: &str = "/alerts/v1/silence";
    const ONE: &str = "/alerts/v1/silence/{id}";
    let one = || ONE.replace("{id}", "1");
    let new = json!({"customer": "acme", "title": "x", "reason": SECRET, "endTimestamp": "+1hour"});
    vec![
        (Method::POST, ALL, ALL.to_owned(), new, [401, 412, 403, 201]),
        (Method::GET, ALL, ALL.to_owned(), Value::Null, LOOKUP),
        (Method::GET, ONE, one(), Value::Null, FOREIGN),
        (Method::PUT, ONE, one(), json!({"endTimestamp": "+2hours"}), FOREIGN),
        (Method::DELETE, ONE, one(), Value::Null, FOREIGN),
    ]
}
