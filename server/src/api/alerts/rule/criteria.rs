//! Criteria of a rule as answers hold them: under the names that searches take.

use argus_domain::{SubMode, criteria::EventCriteria};
use serde_json::{Map, Value, json};

/// Only what asks something.
pub(super) fn written(criteria: &EventCriteria) -> Value {
    let mut properties = Map::new();
    for one in &criteria.properties {
        properties.insert(one.key.clone(), json!(one.values));
    }
    let sub = criteria.sub.iter().map(|sub| {
        let mut block = written(&sub.criteria);
        match sub.mode {
            SubMode::Any => {}
            SubMode::Required => block["required"] = json!(true),
            SubMode::Exclude => block["exclude"] = json!(true),
        }
        block
    });
    let tokenized = criteria.properties.iter().any(|one| one.tokenized);
    let all = [
        ("customerID", json!(criteria.customers)),
        ("customer", json!(criteria.customer_names)),
        ("productionCustomers", json!(criteria.production_customers)),
        ("signature", json!(criteria.signatures)),
        ("alarmID", json!(criteria.alarms)),
        ("attackCategoryID", json!(criteria.categories)),
        ("severity", json!(criteria.severities)),
        ("minSeverity", json!(criteria.min_severity)),
        ("maxSeverity", json!(criteria.max_severity)),
        ("ip", json!(criteria.addresses)),
        ("sourceIP", json!(criteria.sources)),
        ("destinationIP", json!(criteria.destinations)),
        ("sourceIPMinBits", json!(criteria.source_min_bits)),
        ("destinationIPMinBits", json!(criteria.destination_min_bits)),
        ("port", json!(criteria.ports)),
        ("sourcePort", json!(criteria.source_ports)),
        ("destinationPort", json!(criteria.destination_ports)),
        ("geoCountry", json!(criteria.countries)),
        ("sourceGeoCountry", json!(criteria.source_countries)),
        ("destinationGeoCountry", json!(criteria.destination_countries)),
        ("locationID", json!(criteria.locations)),
        ("domain", json!(criteria.domains)),
        ("sensorID", json!(criteria.sensors)),
        ("properties", Value::Object(properties)),
        ("exactMatchProperties", if tokenized { json!(false) } else { Value::Null }),
        ("includeFlags", json!(criteria.include_flags)),
        ("excludeFlags", json!(criteria.exclude_flags)),
        ("subCriteria", sub.collect()),
    ];
    let asks = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    all.into_iter().filter(|(_, value)| asks(value)).map(|(name, value)| (name.to_owned(), value)).collect()
}
