//! The criteria of events/v2 (reference section 2.5).

mod blocks;
mod categories;
mod fields;
mod times;

pub(in crate::api::events) use {
    blocks::END_FLAGS,
    categories::Categories,
    fields::{EventBlock, EventKind, EventSearchRequest, EventSortField, ShownFields, SimpleEventRequest},
};

use super::{event_ids::event_ids, v1::until_now};
use crate::api::criteria::some_of;
use argus_domain::{
    CaseId, EventType, Flags, SubMode, TimeField, TimeFields,
    criteria::{EventCriteria, EventSort, EventSortKey, SubCriteria},
};
use argus_lenient::Fields;
use std::collections::BTreeSet;

/// The body of a search. What is wrong is noted in `fields`, and categories by name in `categories`.
pub(in crate::api::events) fn full(fields: &mut Fields, categories: &mut Categories) -> EventCriteria {
    block(fields, categories)
}

/// The parameters of the GET form.
pub(in crate::api::events) fn simple(fields: &mut Fields) -> EventCriteria {
    EventCriteria {
        start: fields.parsed("startTimestamp"),
        end: fields.parsed("endTimestamp"),
        customer_names: texts(fields, "customer"),
        signatures: texts(fields, "signature"),
        ..EventCriteria::default()
    }
}

fn block(fields: &mut Fields, categories: &mut Categories) -> EventCriteria {
    let mut sub = fields.objects("subCriteria", |inner| SubCriteria {
        mode: mode(inner),
        criteria: block(inner, categories),
    });
    at_most(fields, "subCriteria", sub.len());
    blocks::put_attacks(fields, &mut sub, categories);
    blocks::put_end_points(fields, &mut sub);
    blocks::put_properties(fields, &mut sub);
    // Events are published at their own time.
    if fields.bool("includeUnpublished") == Some(false) {
        sub.push(until_now(TimeFields::any([TimeField::Timestamp])));
    }
    let (include_flags, exclude_flags) = flags(fields);
    EventCriteria {
        start: fields.parsed("startTimestamp"),
        end: fields.parsed("endTimestamp"),
        time_fields: times::fields(fields),
        index_start: fields.parsed("indexStartTimestamp"),
        index_end: fields.parsed("indexEndTimestamp"),
        ids: list(fields, "eventIdentifier", event_ids),
        customer_names: texts(fields, "customer"),
        severities: fields.parsed_list("severity"),
        domains: texts(fields, "domain"),
        cases: list(fields, "associatedCase", |fields, field| {
            fields.ints(field).into_iter().map(CaseId).collect()
        }),
        production_customers: fields.bool("productionCustomers"),
        include_flags,
        exclude_flags,
        sub,
        ..EventCriteria::default()
    }
}

fn mode(fields: &mut Fields) -> SubMode {
    match (fields.bool("exclude"), fields.bool("required")) {
        (Some(true), Some(true)) => {
            fields.refuse("exclude", "and required cannot both be true");
            SubMode::Exclude
        }
        (Some(true), _) => SubMode::Exclude,
        (_, Some(true)) => SubMode::Required,
        _ => SubMode::Any,
    }
}

fn flags(fields: &mut Fields) -> (Flags, Flags) {
    let include: Flags = fields.parsed_list("includeFlag").into_iter().collect();
    let exclude: Flags = fields.parsed_list("excludeFlag").into_iter().collect();
    if !include.intersection(exclude).is_empty() {
        fields.refuse("includeFlag", "and excludeFlag name the same flag");
    }
    (include, exclude)
}

/// A list of no more values than a search takes.
fn list<T>(fields: &mut Fields, field: &str, read: impl FnOnce(&mut Fields, &str) -> Vec<T>) -> Vec<T> {
    let values = read(fields, field);
    at_most(fields, field, values.len());
    values
}

fn texts(fields: &mut Fields, field: &str) -> Vec<String> {
    list(fields, field, Fields::texts)
}

fn at_most(fields: &mut Fields, field: &str, length: usize) {
    if length > EventCriteria::MAX_VALUES {
        fields.refuse(field, format_args!("must not have more than {} values", EventCriteria::MAX_VALUES));
    }
}

const KINDS: [&str; 2] = ["aggregated", "raw"];

/// `type`: the kinds of events that are meant, aggregated ones first; none is named for all.
pub(in crate::api::events) fn kinds(fields: &mut Fields) -> Vec<EventType> {
    let names: BTreeSet<&str> = some_of(fields, "type", &KINDS).into_iter().collect();
    // In the order of the alphabet.
    let kind = |name| if name == "raw" { EventType::Raw } else { EventType::Aggregated };
    names.into_iter().map(kind).collect()
}

/// Those kinds that can be found: all, if none is named, but no others than are asked for by id.
pub(in crate::api::events) fn kinds_found(named: Vec<EventType>, criteria: &EventCriteria) -> Vec<EventType> {
    if !named.is_empty() {
        return named;
    }
    let all = [EventType::Aggregated, EventType::Raw];
    let has = |kind: &EventType| criteria.ids.iter().any(|id| id.kind == *kind);
    all.into_iter().filter(|kind| criteria.ids.is_empty() || has(kind)).collect()
}

const SORTS: [(&str, EventSortKey); 6] = [
    ("customerID", EventSortKey::CustomerId),
    ("eventID", EventSortKey::Id),
    ("createdTimestamp", EventSortKey::Timestamp),
    ("lastUpdatedTimestamp", EventSortKey::LastUpdatedTimestamp),
    ("firstEventTimestamp", EventSortKey::StartTimestamp),
    ("lastEventTimestamp", EventSortKey::EndTimestamp),
];

/// `sortBy`: several keys, `-` in front of one turns it round.
pub(in crate::api::events) fn sort(fields: &mut Fields) -> Vec<EventSort> {
    let mut sorts: Vec<EventSort> = Vec::new();
    for name in fields.texts("sortBy") {
        let (descending, key) = name.strip_prefix('-').map_or((false, name.as_str()), |key| (true, key));
        match SORTS.iter().find(|(known, _)| *known == key) {
            None => {
                let names = SORTS.map(|(name, _)| name).join(", ");
                fields.refuse("sortBy", format_args!("must be {names}, with - before it for descending"));
            }
            // A key that comes again changes nothing.
            Some((_, key)) if sorts.iter().any(|sort| sort.key == *key) => {}
            Some((_, key)) => sorts.push(EventSort { key: *key, descending }),
        }
    }
    sorts
}
