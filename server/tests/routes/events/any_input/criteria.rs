//! Criteria, groupings and updates whose fields are mostly right, but seldom all of them.

use super::{
    values::{any_json, any_number, any_text},
    with_any_answered_by,
};
use proptest::{collection::vec, prelude::*, sample::select, strategy::Union};
use reqwest::Method;
use serde_json::{Map, Value, json};

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Bool,
    /// A count, a page or a number of bits.
    Number,
    Numbers,
    Texts,
    Time,
    Times,
    Addresses,
    Ports,
    Countries,
    Properties,
    Ids,
    Words(&'static [&'static str]),
}

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
    ("comment", Kind::Texts),
    ("flagsToDisable", FLAGS),
    ("flagsToEnable", FLAGS),
    ("handledByAnalyst", Kind::Bool),
    ("newSeverity", SEVERITIES),
    ("recursiveAnnotation", Kind::Bool),
    ("triggers", Kind::Properties),
    ("unassociateCases", Kind::Numbers),
];

fn list(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    let value = value.boxed();
    prop_oneof![3 => value.clone(), 1 => Just(json!([])), 3 => vec(value, 1..4).prop_map(Value::from)].boxed()
}

fn texts(texts: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(texts).prop_map(Value::from).boxed()
}

fn right(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Bool => select(vec![json!(true), json!(false), json!("True")]).boxed(),
        Kind::Number => prop_oneof![3 => (0..130_i64).prop_map(Value::from), 1 => any_number()].boxed(),
        Kind::Numbers => {
            list(prop_oneof![3 => (-1..4_i64).prop_map(Value::from), 1 => any::<i64>().prop_map(Value::from)])
        }
        Kind::Texts => list(prop_oneof![
            any_text().prop_map(Value::from),
            texts(&["acme", "SNORT-1:41336", "example.com"])
        ]),
        Kind::Time => {
            texts(&["now", "-1day", "2020-01-01T00:00:00Z", "startOfYear+9999d", "endOfDay", "1569185283999"])
        }
        Kind::Times => {
            prop_oneof![Just(json!(0)), (1_500_000_000_000..1_800_000_000_000_i64).prop_map(Value::from)]
                .boxed()
        }
        Kind::Addresses => {
            list(texts(&["10.0.0.0/8", "0.0.0.0/0", "::/0", "10.0.1.1", "fe80::1/64", "::ffff:10.0.0.1"]))
        }
        Kind::Ports => list((0..65_536_i64).prop_map(Value::from)),
        Kind::Countries => list(texts(&["NO", "us", "ZZ"])),
        Kind::Properties => {
            let key = prop_oneof![Just("k".to_owned()), any_text()];
            let value = list(prop_oneof![Just(json!("v")), any_text().prop_map(Value::from)]);
            vec((key, value), 0..3).prop_map(|pairs| Value::Object(Map::from_iter(pairs))).boxed()
        }
        Kind::Ids => {
            let parts =
                json!({"type": "AGGR", "timestamp": 1, "customerID": 1, "eventID": uuid::Uuid::nil()});
            let id = format!("NIDS/1569185283911/1/{}", uuid::Uuid::from_u128(1));
            list(select(vec![parts, json!(id), json!(id.replace("NIDS", "AGGR"))]))
        }
        Kind::Words(words) => list(texts(words)),
    }
}

/// Some of the fields. About one in ten of their values is anything but what it should be.
fn some_of(fields: Vec<(&'static str, Kind)>) -> impl Strategy<Value = Map<String, Value>> + Clone {
    let field = fields.into_iter().map(|(name, kind)| {
        let value = prop_oneof![18 => right(kind), 1 => any_json(), 1 => Just(Value::Null)];
        value.prop_map(move |value| (name.to_owned(), value)).boxed()
    });
    vec(Union::new(field), 0..5).prop_map(Map::from_iter)
}

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
    with_any_answered_by(&[200, 412], 100, criteria(PAGE), |world, criteria| {
        world.admin().request(Method::POST, "/events/v1/aggregated/search").json(&criteria)
    });
}

#[test]
fn any_search_for_raw_events() {
    with_any_answered_by(&[200, 412], 100, criteria(PAGE), |world, criteria| {
        world.admin().request(Method::POST, "/events/v1/nids/search").json(&criteria)
    });
}

#[test]
fn any_statistics() {
    with_any_answered_by(&[200, 412], 100, criteria(GROUPING), |world, criteria| {
        world.admin().request(Method::POST, "/events/v1/aggregated/stats").json(&criteria)
    });
}

#[test]
fn any_update_of_what_matches() {
    let update = prop_oneof![9 => some_of(UPDATE.to_vec()).prop_map(Value::Object), 1 => any_json()];
    let body = prop_oneof![
        9 => (criteria(PAGE), update).prop_map(|(criteria, update)| json!({"criteria": criteria, "update": update})),
        1 => any_json(),
    ];
    with_any_answered_by(&[200, 412], 100, body, |world, body| {
        world.admin().request(Method::PUT, "/events/v1/aggregated/bulk").json(&body)
    });
}
