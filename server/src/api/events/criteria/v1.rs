//! The criteria of events/v1 (reference section 2.2).

mod fields;

pub(in crate::api) use fields::EventFields;
pub(in crate::api::events) use fields::{
    EventFlag, EventPaging, EventSearchCriteria, EventStatisticsCriteria, PayloadName, SeverityName,
    SimpleEventCriteria,
};

use super::{bits, event_ids::event_ids, ports};
use argus_domain::{
    AlarmId, CaseId, CategoryId, Cidr, LocationId, PropertyCriteria, SensorId, SubMode, TimeExpr, TimeField,
    TimeFields, Timestamp,
    criteria::{EventCriteria, SubCriteria},
};
use argus_lenient::Fields;

/// The parameters of the GET form.
pub(in crate::api::events) fn simple(fields: &mut Fields) -> EventCriteria {
    let mut time = |field: &str, default: &str| match fields.text(field) {
        None => default.parse().ok(),
        Some(text) => {
            text.parse().map_err(|error| fields.refuse(field, format_args!("“{text}” {error}"))).ok()
        }
    };
    let start = time("startTimestamp", "-24hours");
    let end = time("endTimestamp", "now");
    EventCriteria {
        start,
        end,
        customers: ids(fields, "customerID"),
        signatures: fields.texts("signature"),
        addresses: fields.parsed_list::<Cidr>("ip"),
        ..EventCriteria::default()
    }
}

/// The body of the POST form. What is wrong is noted in `fields`.
pub(in crate::api) fn full(fields: &mut Fields) -> EventCriteria {
    if fields.bool("exclude") == Some(true) {
        fields.refuse("exclude", "is only for subCriteria");
    }
    block(fields)
}

/// Searches need a lower bound, or the events' ids.
pub(in crate::api::events) fn required_start(fields: &mut Fields, criteria: &EventCriteria) {
    if criteria.start.is_none() && criteria.ids.is_empty() && fields.is_sound() {
        fields.refuse("startTimestamp", "is required");
    }
}

fn block(fields: &mut Fields) -> EventCriteria {
    let mut sub = fields.objects("subCriteria", |inner| {
        let mode = match (inner.bool("exclude"), inner.bool("required")) {
            (Some(true), Some(true)) => {
                inner.refuse("exclude", "and required cannot both be true");
                SubMode::Exclude
            }
            (Some(true), _) => SubMode::Exclude,
            (_, Some(true)) => SubMode::Required,
            _ => SubMode::Any,
        };
        SubCriteria { mode, criteria: block(inner) }
    });
    let mut end = fields.parsed("endTimestamp");
    if fields.bool("skipFutureEvents") == Some(true) {
        match end {
            None => end = Some(TimeExpr::NOW),
            Some(_) => sub.push(until_now(TimeFields::default())),
        }
    }
    // Events are published at their own time.
    if fields.bool("includeUnpublished") == Some(false) {
        sub.push(until_now(TimeFields::any([TimeField::Timestamp])));
    }
    EventCriteria {
        start: fields.parsed("startTimestamp"),
        end,
        time_fields: time_fields(fields),
        index_start: fields.parsed("indexStartTime"),
        index_end: fields.parsed("indexEndTime"),
        last_updated_since: last_updated(fields),
        ids: event_ids(fields, "eventIdentifier"),
        customers: ids(fields, "customerID"),
        customer_names: fields.texts("customer"),
        signatures: fields.texts("signature"),
        alarms: ids::<AlarmId>(fields, "alarmID"),
        categories: ids::<CategoryId>(fields, "attackCategoryID"),
        text: fields.text("signatureText"),
        severities: fields.parsed_list("severity"),
        min_severity: fields.parsed("minSeverity"),
        max_severity: fields.parsed("maxSeverity"),
        addresses: fields.parsed_list("ip"),
        sources: fields.parsed_list("sourceIP"),
        destinations: fields.parsed_list("destinationIP"),
        source_min_bits: bits(fields, "sourceIPMinBits"),
        destination_min_bits: bits(fields, "destinationIPMinBits"),
        ports: ports(fields, "port"),
        source_ports: ports(fields, "sourcePort"),
        destination_ports: ports(fields, "destinationPort"),
        countries: fields.parsed_list("geoCountry"),
        source_countries: fields.parsed_list("sourceGeoCountry"),
        destination_countries: fields.parsed_list("destinationGeoCountry"),
        locations: ids::<LocationId>(fields, "locationID"),
        domains: fields.texts("domain"),
        sensors: ids::<SensorId>(fields, "sensorID"),
        cases: ids::<CaseId>(fields, "associatedCaseID"),
        properties: properties(fields),
        production_customers: fields.bool("productionCustomers"),
        include_flags: fields.parsed_list("includeFlags").into_iter().collect(),
        exclude_flags: fields.parsed_list("excludeFlags").into_iter().collect(),
        min_count: fields.int("minCount"),
        include_deleted: fields.bool("includeDeleted").unwrap_or(false),
        sub,
    }
}

fn ids<T: From<i64>>(fields: &mut Fields, field: &str) -> Vec<T> {
    fields.ints(field).into_iter().map(T::from).collect()
}

pub(super) fn until_now(time_fields: TimeFields) -> SubCriteria {
    let criteria = EventCriteria {
        end: Some(TimeExpr::NOW),
        time_fields: Some(time_fields),
        ..EventCriteria::default()
    };
    SubCriteria { mode: SubMode::Required, criteria }
}

const TIMES: [&str; 5] = ["timestamp", "startTimestamp", "endTimestamp", "publicationTimestamp", "all"];

fn time_fields(fields: &mut Fields) -> Option<TimeFields> {
    let names = fields.texts("timeFieldStrategy");
    let mut chosen = Vec::new();
    for name in &names {
        match name.as_str() {
            "timestamp" | "publicationTimestamp" => chosen.push(TimeField::Timestamp),
            "startTimestamp" => chosen.push(TimeField::Start),
            "endTimestamp" => chosen.push(TimeField::End),
            "all" => chosen.extend([TimeField::Timestamp, TimeField::Start, TimeField::End]),
            other => {
                fields.refuse("timeFieldStrategy", format_args!("“{other}” is none of {}", TIMES.join(", ")));
            }
        }
    }
    (!names.is_empty()).then(|| TimeFields::any(chosen))
}

fn last_updated(fields: &mut Fields) -> Option<Timestamp> {
    let millis = fields.int("lastUpdatedTimestamp")?;
    let time = Timestamp::from_millis(millis);
    if time.is_none() {
        fields.refuse("lastUpdatedTimestamp", "must be milliseconds since 1970");
    }
    time
}

/// Every pair must hold: several values of one key are alternatives.
fn properties(fields: &mut Fields) -> Vec<PropertyCriteria> {
    let tokenized = fields.bool("exactMatchProperties") == Some(false);
    let exact = fields.text_map("properties").into_iter();
    let exact =
        exact.map(|(key, values)| PropertyCriteria { key, values, tokenized, ..PropertyCriteria::default() });
    let patterns = fields.text_map("propertyPatterns").into_iter();
    let patterns = patterns.map(|(key, values)| PropertyCriteria {
        key,
        values,
        pattern: true,
        ..PropertyCriteria::default()
    });
    exact.chain(patterns).collect()
}
