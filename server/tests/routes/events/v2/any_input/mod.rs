//! Whatever is sent to events/v2, the answer is an envelope and the server does not fail.

mod criteria;

use super::SEARCH;
use crate::events::any_input::{
    Kind, any_format, any_id, any_json, any_object, any_query_of, any_text, percent_encoded, some_of,
    with_any, with_any_answered_by,
};
use criteria::{GROUPING, criteria, grouping};
use proptest::{collection::vec, prelude::*, sample::select};
use reqwest::{Method, header::ACCEPT};
use serde_json::{Value, json};

const FLAGS: Kind = Kind::Words(&["followup", "notAThreat", "acknowledged", "falsePositive"]);

const ASSESSMENT: &[(&str, Kind)] = &[
    ("assessmentProperty", Kind::Blocks(&[("key", Kind::Text), ("values", Kind::Texts)])),
    ("associateCase", Kind::Numbers),
    ("autoAcknowledge", Kind::Bool),
    ("comment", Kind::Text),
    ("disableFlag", FLAGS),
    ("disassociateCase", Kind::Numbers),
    ("enableFlag", FLAGS),
    ("handledByAnalyst", Kind::Bool),
    ("newSeverity", Kind::Word(&["low", "medium", "high", "critical"])),
    ("publishIfUnpublished", Kind::Bool),
    ("trigger", Kind::Words(&["slaViolation", "internalSlaViolation"])),
];

#[test]
fn any_search() {
    with_any_answered_by(&[200, 412], 150, (criteria(&[]), any_format()), |world, (criteria, accept)| {
        world.admin().request(Method::POST, SEARCH).header(ACCEPT, accept).json(&criteria)
    });
}

#[test]
fn any_statistics() {
    let any = prop_oneof![criteria(GROUPING), grouping()];
    with_any_answered_by(&[200, 412], 150, any, |world, criteria| {
        world.admin().request(Method::POST, "/events/v2/event/statistics").json(&criteria)
    });
}

#[test]
fn any_assessment_of_what_matches() {
    let search = prop_oneof![9 => criteria(&[]), 1 => any_json()];
    let assessment = some_of(ASSESSMENT.to_vec());
    with_any_answered_by(&[200, 412], 100, (search, assessment), |world, (search, assessment)| {
        let body = json!({"search": search, "assessment": assessment});
        world.admin().request(Method::PUT, "/events/v2/event/assess").json(&body)
    });
}

#[test]
fn any_assessment_of_one() {
    let right = json!({"comment": "x", "enableFlag": "followup", "newSeverity": "high"});
    const NAMES: &[&str] = &["comment", "enableFlag", "associateCase", "assessmentProperty", "newSeverity"];
    let assessment =
        prop_oneof![some_of(ASSESSMENT.to_vec()).prop_map(Value::Object), any_object(NAMES, right)];
    // What is no id may be an address of something else, which nobody assesses.
    with_any_answered_by(&[200, 404, 405, 412], 200, (any_id(), assessment), |world, (id, assessment)| {
        let id = percent_encoded(id.as_str().unwrap_or("x")).replace("%2F", "/");
        world.anna().request(Method::PUT, &format!("/events/v2/event/{id}/assess")).json(&assessment)
    });
}

#[test]
fn any_query() {
    const NAMES: &[&str] =
        &["type", "customer", "signature", "startTimestamp", "endTimestamp", "limit", "offset"];
    with_any((any_query_of(NAMES), any_format()), |world, (query, accept)| {
        world.anna().request(Method::GET, &format!("/events/v2/event?{query}")).header(ACCEPT, accept)
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
