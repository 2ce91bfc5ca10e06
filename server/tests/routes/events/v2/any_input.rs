//! Whatever is sent to events/v2, the answer is an envelope and the server does not fail.

use super::SEARCH;
use crate::events::any_input::{any_json, any_object, any_text, percent_encoded, with_any};
use proptest::{collection::vec, prelude::*, sample::select};
use reqwest::Method;
use serde_json::{Value, json};

const CRITERIA: &[&str] = &[
    "associatedCase",
    "attack",
    "customer",
    "domain",
    "endTimestamp",
    "endpoint",
    "eventIdentifier",
    "excludeFlag",
    "includeAllProperties",
    "includeComments",
    "includeFlag",
    "includeProperties",
    "includeSubEvents",
    "includeUnpublished",
    "indexEndTimestamp",
    "indexStartTimestamp",
    "limit",
    "offset",
    "productionCustomers",
    "property",
    "severity",
    "sortBy",
    "startTimestamp",
    "subCriteria",
    "timeFieldStrategy",
    "timeMatchStrategy",
    "type",
    "groupBy",
    "timeline",
];
const BLOCK: &[&str] = &[
    "alarm",
    "attackCategory",
    "exclude",
    "required",
    "signature",
    "countryCode",
    "endpointFieldStrategy",
    "excludeFlag",
    "includeFlag",
    "ip",
    "minMaskBits",
    "port",
    "key",
    "value",
    "valueMatchStrategy",
    "valueSearchStrategy",
    "field",
    "includeOthers",
    "limit",
    "endTimestamp",
    "includeEmpty",
    "name",
    "resolution",
    "startTimestamp",
];

fn any_criteria() -> impl Strategy<Value = Value> {
    let right = json!({"startTimestamp": 0, "endTimestamp": "now", "severity": "low", "limit": 3, "type": "raw",
        "sortBy": "-lastEventTimestamp", "includeFlag": "blocked", "timeFieldStrategy": "all", "customer": "acme"});
    let block = json!({"ip": ["10.0.0.0/8"], "port": 22, "signature": "S", "key": "k", "value": "v",
        "field": "severity", "name": "n", "resolution": "years", "minMaskBits": 8, "includeFlag": "isCustomerNet"});
    let name = select(vec!["attack", "endpoint", "property", "subCriteria", "groupBy", "timeline"]);
    let blocks = vec((name, vec(any_object(BLOCK, block), 0..3)), 0..3);
    (any_object(CRITERIA, right), blocks).prop_map(|(mut criteria, blocks)| {
        for (name, blocks) in blocks {
            criteria.as_object_mut().unwrap().insert(name.to_owned(), json!(blocks));
        }
        criteria
    })
}

#[test]
fn any_search() {
    with_any(any_criteria(), |world, criteria| world.anna().request(Method::POST, SEARCH).json(&criteria));
}

#[test]
fn any_statistics() {
    with_any(any_criteria(), |world, criteria| {
        world.anna().request(Method::POST, "/events/v2/event/statistics").json(&criteria)
    });
}

#[test]
fn any_assessment() {
    const FIELDS: &[&str] = &[
        "assessmentProperty",
        "associateCase",
        "autoAcknowledge",
        "comment",
        "disableFlag",
        "disassociateCase",
        "enableFlag",
        "handledByAnalyst",
        "newSeverity",
        "publishIfUnpublished",
        "trigger",
    ];
    let right = json!({"comment": "x", "enableFlag": "followup", "newSeverity": "high"});
    let search = prop_oneof![4 => any_criteria(), 1 => any_json()];
    with_any((search, any_object(FIELDS, right)), |world, (search, assessment)| {
        let body = json!({"search": search, "assessment": assessment});
        world.anna().request(Method::PUT, "/events/v2/event/assess").json(&body)
    });
}

#[test]
fn any_query() {
    const NAMES: &[&str] =
        &["type", "customer", "signature", "startTimestamp", "endTimestamp", "limit", "offset"];
    with_any(vec((select(NAMES), any_text()), 0..4), |world, pairs| {
        let parts: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        world.anna().request(Method::GET, &format!("/events/v2/event?{}", parts.join("&")))
    });
}

#[test]
fn any_path() {
    let part = prop_oneof![
        any_text().prop_map(|text| percent_encoded(&text)),
        select(vec!["AGGR", "1", "6c36deb6-d5e3-461c-bab4-fca397006cb9", "links", "payload", "%FF"])
            .prop_map(str::to_owned),
    ];
    with_any(vec(part, 3..6), |world, parts| {
        world.anna().request(Method::GET, &format!("/events/v2/event/{}", parts.join("/")))
    });
}
