//! Criteria, groupings and updates whose fields are mostly right, but seldom all of them.

use super::{
    any_format, any_id,
    kinds::{Kind, some_of, texts},
    values::{any_json, any_text},
    with_any_answered_by,
};
use proptest::{collection::vec, prelude::*};
use reqwest::{Method, header::ACCEPT};
use serde_json::{Value, json};

const SEVERITIES: Kind = Kind::Words(&["low", "medium", "high", "critical"]);
const FLAGS: Kind = Kind::Words(&["BLOCKED", "followup", "FAILURE", "COMMENTED", "FINALIZED"]);

const CRITERIA: &[(&str, Kind)] = &[
    ("includeDeleted", Kind::Bool),
    ("customerID", Kind::Numbers),
    ("skipFutureEvents", Kind::Bool),
    ("required", Kind::Bool),
    ("exclude", Kind::Bool),
    ("eventIdentifier", Kind::Ids),
    ("locationID", Kind::Numbers),
    ("severity", SEVERITIES),
    ("customer", Kind::Texts),
    ("alarmID", Kind::Numbers),
    ("attackCategoryID", Kind::Numbers),
    ("sourceGeoCountry", Kind::Countries),
    ("destinationGeoCountry", Kind::Countries),
    ("geoCountry", Kind::Countries),
    ("domain", Kind::Texts),
    ("properties", Kind::Properties),
    ("productionCustomers", Kind::Bool),
    ("exactMatchProperties", Kind::Bool),
    ("includeUnpublished", Kind::Bool),
    ("multivaluePropertySeparator", Kind::Words(&["comma", "newline"])),
    ("minCount", Kind::Number),
    ("associatedCaseID", Kind::Numbers),
    ("sourceIPMinBits", Kind::Number),
    ("destinationIPMinBits", Kind::Number),
    (
        "timeFieldStrategy",
        Kind::Words(&["timestamp", "startTimestamp", "endTimestamp", "publicationTimestamp", "all"]),
    ),
    ("signature", Kind::Texts),
    ("endTimestamp", Kind::Time),
    ("includeFlags", FLAGS),
    ("excludeFlags", FLAGS),
    ("lastUpdatedTimestamp", Kind::Times),
    ("indexStartTime", Kind::Times),
    ("indexEndTime", Kind::Times),
    ("destinationIP", Kind::Addresses),
    ("sourceIP", Kind::Addresses),
    ("ip", Kind::Addresses),
    ("destinationPort", Kind::Ports),
    ("sourcePort", Kind::Ports),
    ("port", Kind::Ports),
    ("minSeverity", SEVERITIES),
    ("maxSeverity", SEVERITIES),
    ("sensorID", Kind::Numbers),
    ("includeFlag", Kind::Properties),
];

const PAGE: &[(&str, Kind)] = &[
    ("limit", Kind::Number),
    ("offset", Kind::Number),
    (
        "sortBy",
        Kind::Words(&[
            "timestamp",
            "-startTimestamp",
            "lastUpdated",
            "-severity",
            "count",
            "customerID",
            "-id",
        ]),
    ),
];

const GROUPING: &[(&str, Kind)] = &[
    ("countRawEvents", Kind::Bool),
    ("cutoff", Kind::Number),
    (
        "groupBy",
        Kind::Words(&[
            "ATTACK_IDENTIFIER",
            "ALARM",
            "SOURCEIP",
            "CUSTOMER",
            "SOURCE_GEOIP_LOCATION",
            "PROTOCOL",
        ]),
    ),
    ("includeOthers", Kind::Bool),
    ("resolution", Kind::Number),
    ("resolutionUnit", Kind::Words(&["milliseconds", "minutes", "days", "weeks", "months", "years"])),
    ("timeFrameStrategy", Kind::Words(&["timestamp", "startEndTimestamp"])),
];

const UPDATE: &[(&str, Kind)] = &[
    ("associateCases", Kind::Numbers),
    ("associateToCase", Kind::Number),
    ("comment", Kind::Text),
    ("flagsToDisable", FLAGS),
    ("flagsToEnable", FLAGS),
    ("handledByAnalyst", Kind::Bool),
    ("newSeverity", Kind::Word(&["low", "medium", "high", "critical"])),
    ("recursiveAnnotation", Kind::Bool),
    ("recursiveResult", Kind::Bool),
    ("triggers", Kind::Properties),
    ("unassociateCases", Kind::Numbers),
];

/// With blocks within blocks, up to three deep.
fn criteria(more: &[(&'static str, Kind)]) -> impl Strategy<Value = Value> + use<> {
    let fields = || CRITERIA.iter().copied().filter(|(name, _)| *name != "exclude" && *name != "required");
    let block = some_of(CRITERIA.to_vec()).prop_map(Value::Object).prop_recursive(3, 8, 3, |inner| {
        (some_of(CRITERIA.to_vec()), vec(inner, 0..3)).prop_map(|(mut block, sub)| {
            block.insert("subCriteria".to_owned(), json!(sub));
            Value::Object(block)
        })
    });
    let outer = fields().chain(more.iter().copied()).collect();
    let start = prop_oneof![
        8 => Just(json!(0)),
        2 => texts(&["-99years", "2019-09-22T20:48:03.911Z", "0"]),
        1 => any_text().prop_map(Value::from),
    ];
    (some_of(outer), vec(block, 0..3), start).prop_map(|(mut criteria, sub, start)| {
        if !sub.is_empty() {
            criteria.insert("subCriteria".to_owned(), json!(sub));
        }
        criteria.insert("startTimestamp".to_owned(), start);
        Value::Object(criteria)
    })
}

#[test]
fn any_search() {
    with_any_answered_by(&[200, 412], 150, (criteria(PAGE), any_format()), |world, (criteria, accept)| {
        let request = world.admin().request(Method::POST, "/events/v1/aggregated/search");
        request.header(ACCEPT, accept).json(&criteria)
    });
}

#[test]
fn any_search_for_raw_events() {
    with_any_answered_by(&[200, 412], 150, (criteria(PAGE), any_format()), |world, (criteria, accept)| {
        let request = world.admin().request(Method::POST, "/events/v1/nids/search");
        request.header(ACCEPT, accept).json(&criteria)
    });
}

#[test]
fn any_statistics() {
    with_any_answered_by(&[200, 412], 100, criteria(GROUPING), |world, criteria| {
        world.admin().request(Method::POST, "/events/v1/aggregated/stats").json(&criteria)
    });
}

fn any_update() -> impl Strategy<Value = Value> {
    prop_oneof![9 => some_of(UPDATE.to_vec()).prop_map(Value::Object), 1 => any_json()]
}

#[test]
fn any_update_of_what_is_named() {
    let ids = prop_oneof![9 => vec(any_id(), 0..4).prop_map(Value::from), 1 => any_json()];
    with_any_answered_by(&[200, 404, 412], 100, (ids, any_update()), |world, (ids, update)| {
        let body = json!({"eventIdentifiers": ids, "update": update});
        world.admin().request(Method::PUT, "/events/v1/aggregated").json(&body)
    });
}

#[test]
fn any_update_of_what_matches() {
    let body = prop_oneof![
        9 => (criteria(PAGE), any_update()).prop_map(|(criteria, update)| json!({"criteria": criteria, "update": update})),
        1 => any_json(),
    ];
    with_any_answered_by(&[200, 412], 100, body, |world, body| {
        world.admin().request(Method::PUT, "/events/v1/aggregated/bulk").json(&body)
    });
}
