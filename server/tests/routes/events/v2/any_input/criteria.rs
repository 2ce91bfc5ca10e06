//! Criteria of events/v2 whose fields are mostly right, but seldom all of them.

use crate::events::any_input::{Kind, any_text, some_of, texts};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

const FLAGS: Kind = Kind::Words(&["blocked", "followup", "failure", "commented", "finalized"]);
const END_FLAGS: Kind = Kind::Words(&["isCustomerNet", "isPartialCustomerNet", "isManagedBySoc"]);
const TIMES: &[&str] =
    &["created", "lastUpdated", "firstAssessment", "enginePersisted", "firstEvent", "lastEvent"];

const ATTACK: &[(&str, Kind)] = &[
    ("alarm", Kind::Texts),
    ("attackCategory", Kind::Texts),
    ("exclude", Kind::Bool),
    ("required", Kind::Bool),
    ("signature", Kind::Texts),
];

const END_POINT: &[(&str, Kind)] = &[
    ("countryCode", Kind::Countries),
    ("endpointFieldStrategy", Kind::Word(&["source", "destination", "all"])),
    ("exclude", Kind::Bool),
    ("excludeFlag", END_FLAGS),
    ("includeFlag", END_FLAGS),
    ("ip", Kind::Addresses),
    ("minMaskBits", Kind::Number),
    ("port", Kind::Ports),
    ("required", Kind::Bool),
];

const PROPERTY: &[(&str, Kind)] = &[
    ("exclude", Kind::Bool),
    ("key", Kind::Text),
    ("required", Kind::Bool),
    ("value", Kind::Texts),
    ("valueMatchStrategy", Kind::Word(&["any", "all"])),
    ("valueSearchStrategy", Kind::Word(&["tokenized", "exact"])),
];

/// Of blocks within others, too.
const BLOCK: &[(&str, Kind)] = &[
    ("associatedCase", Kind::Numbers),
    ("attack", Kind::Blocks(ATTACK)),
    ("customer", Kind::Texts),
    ("domain", Kind::Texts),
    ("endTimestamp", Kind::Time),
    ("endpoint", Kind::Blocks(END_POINT)),
    ("eventIdentifier", Kind::Ids),
    ("excludeFlag", FLAGS),
    ("includeFlag", FLAGS),
    ("includeUnpublished", Kind::Bool),
    ("productionCustomers", Kind::Bool),
    ("property", Kind::Blocks(PROPERTY)),
    ("severity", Kind::Words(&["low", "medium", "high", "critical"])),
    (
        "timeFieldStrategy",
        Kind::Words(&[
            "created",
            "lastUpdated",
            "firstAssessment",
            "firstEvent",
            "lastEvent",
            "published",
            "all",
        ]),
    ),
    ("timeMatchStrategy", Kind::Word(&["any", "all"])),
];

const OUTERMOST: &[(&str, Kind)] = &[
    ("includeAllProperties", Kind::Bool),
    ("includeComments", Kind::Bool),
    ("includeProperties", Kind::Texts),
    ("includeSubEvents", Kind::Bool),
    ("indexEndTimestamp", Kind::Time),
    ("indexStartTimestamp", Kind::Time),
    ("limit", Kind::Number),
    ("offset", Kind::Number),
    (
        "sortBy",
        Kind::Words(&[
            "customerID",
            "-eventID",
            "createdTimestamp",
            "-lastUpdatedTimestamp",
            "firstEventTimestamp",
            "-lastEventTimestamp",
        ]),
    ),
    ("type", Kind::Word(&["aggregated", "raw"])),
];

/// What statistics take besides.
pub(super) const GROUPING: &[(&str, Kind)] = &[
    (
        "groupBy",
        Kind::Blocks(&[
            (
                "field",
                Kind::Word(&[
                    "signature",
                    "alarm",
                    "severity",
                    "sourceIP",
                    "protocol",
                    "customer",
                    "destinationCountry",
                    "associatedCase",
                ]),
            ),
            ("includeOthers", Kind::Bool),
            ("limit", Kind::Number),
        ]),
    ),
    (
        "timeline",
        Kind::Blocks(&[
            ("endTimestamp", Kind::Time),
            ("field", Kind::Word(TIMES)),
            ("includeEmpty", Kind::Bool),
            ("name", Kind::Word(&["a", "b:1", "c"])),
            ("resolution", Kind::Word(&["minutes", "hours", "days", "weeks", "months", "years"])),
            ("startTimestamp", Kind::Time),
        ]),
    ),
];

/// With blocks within blocks, up to three deep.
pub(super) fn criteria(more: &[(&'static str, Kind)]) -> impl Strategy<Value = Value> + use<> {
    let modes = [("exclude", Kind::Bool), ("required", Kind::Bool)];
    let inner = [BLOCK, &modes].concat();
    let block = some_of(inner.clone()).prop_map(Value::Object).prop_recursive(3, 8, 3, move |below| {
        (some_of(inner.clone()), vec(below, 0..3)).prop_map(|(mut block, sub)| {
            block.insert("subCriteria".to_owned(), json!(sub));
            Value::Object(block)
        })
    });
    let start = prop_oneof![
        8 => Just(json!(0)),
        2 => texts(&["-99years", "2019-09-22T20:48:03.911Z", "0"]),
        1 => any_text().prop_map(Value::from),
    ];
    // What is asked for besides stands in most of them.
    let outer = some_of([BLOCK, OUTERMOST].concat());
    let more = if more.is_empty() { OUTERMOST } else { more };
    (outer, some_of(more.to_vec()), vec(block, 0..3), start).prop_map(|(mut criteria, more, sub, start)| {
        criteria.extend(more);
        if !sub.is_empty() {
            criteria.insert("subCriteria".to_owned(), json!(sub));
        }
        criteria.insert("startTimestamp".to_owned(), start);
        Value::Object(criteria)
    })
}

/// Nothing but what is counted, and since when. Without what they need, few blocks would be right.
pub(super) fn grouping() -> impl Strategy<Value = Value> {
    let needed = [
        ("groupBy", json!({"field": "signature"})),
        ("timeline", json!({"name": "d", "field": "created", "resolution": "days"})),
    ];
    some_of(GROUPING.to_vec()).prop_map(move |mut grouping| {
        for (field, needed) in &needed {
            let blocks = grouping.get_mut(*field).and_then(Value::as_array_mut).into_iter().flatten();
            for block in blocks.filter_map(Value::as_object_mut) {
                for (name, value) in needed.as_object().unwrap() {
                    block.entry(name).or_insert_with(|| value.clone());
                }
            }
        }
        grouping.insert("startTimestamp".to_owned(), json!(0));
        Value::Object(grouping)
    })
}
