//! A rule's condition as JSON, under the names that searches of the REST API take.

use crate::{
    Invalid, PropertyCriteria, SubMode,
    criteria::{EventCriteria, SubCriteria},
    keys::Keys,
};
use serde_json::{Map, Value, json};

/// Only what asks something.
pub fn condition_json(criteria: &EventCriteria) -> Map<String, Value> {
    let (exact, patterns, further) = properties(&criteria.properties);
    let tokenized = !exact.is_empty() && by_words(&criteria.properties);
    let sub: Vec<Value> = criteria.sub.iter().chain(&further).map(block_json).collect();
    let all = [
        ("customerID", json!(criteria.customers)),
        ("customer", json!(criteria.customer_names)),
        ("productionCustomers", json!(criteria.production_customers)),
        ("signature", json!(criteria.signatures)),
        ("signatureText", json!(criteria.text)),
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
        ("properties", Value::Object(exact)),
        ("exactMatchProperties", if tokenized { json!(false) } else { Value::Null }),
        ("propertyPatterns", Value::Object(patterns)),
        ("includeFlags", json!(criteria.include_flags)),
        ("excludeFlags", json!(criteria.exclude_flags)),
        ("subCriteria", Value::Array(sub)),
    ];
    let asks = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    all.into_iter().filter(|(_, value)| asks(value)).map(|(name, value)| (name.to_owned(), value)).collect()
}

fn block_json(sub: &SubCriteria) -> Value {
    let mut block = condition_json(&sub.criteria);
    match sub.mode {
        SubMode::Any => {}
        SubMode::Required => drop(block.insert("required".to_owned(), json!(true))),
        SubMode::Exclude => drop(block.insert("exclude".to_owned(), json!(true))),
    }
    Value::Object(block)
}

/// Whether a map of texts says words: one map cannot say both.
fn by_words(all: &[PropertyCriteria]) -> bool {
    all.iter().find(|one| !one.pattern).is_some_and(|one| one.tokenized)
}

/// Those that a map of texts can say, those that one of patterns can, and the rest as blocks that have to hold.
fn properties(all: &[PropertyCriteria]) -> (Map<String, Value>, Map<String, Value>, Vec<SubCriteria>) {
    let (mut exact, mut patterns, mut further) = (Map::new(), Map::new(), Vec::new());
    let tokenized = by_words(all);
    for one in all {
        let map = if one.pattern { &mut patterns } else { &mut exact };
        let says_all = one.all && one.values.len() > 1;
        if !says_all && (one.pattern || one.tokenized == tokenized) && !map.contains_key(&one.key) {
            map.insert(one.key.clone(), json!(one.values));
            continue;
        }
        let values: Vec<Vec<String>> = if says_all {
            one.values.iter().map(|value| vec![value.clone()]).collect()
        } else {
            vec![one.values.clone()]
        };
        further.extend(values.into_iter().map(|values| {
            let property = PropertyCriteria { values, all: false, ..one.clone() };
            let criteria = EventCriteria { properties: vec![property], ..EventCriteria::default() };
            SubCriteria { mode: SubMode::Required, criteria }
        }));
    }
    (exact, patterns, further)
}

/// What can be made of it; `at` is the way to it. An unknown key is wrong: a misspelt one would ask nothing.
pub fn read_condition(value: &Value, at: &str, invalid: &mut Invalid) -> EventCriteria {
    let mut keys = Keys::of(value, at.to_owned(), invalid);
    let criteria = fields(&mut keys);
    keys.done();
    criteria
}

/// As somebody typed it.
pub fn read_condition_text(text: &str, invalid: &mut Invalid) -> EventCriteria {
    match serde_json::from_str(text) {
        Ok(value) => read_condition(&value, "criteria", invalid),
        Err(error) => {
            invalid.add("criteria", format_args!("cannot be read: {error}"));
            EventCriteria::default()
        }
    }
}

fn block(value: &Value, at: String, invalid: &mut Invalid) -> SubCriteria {
    let mut keys = Keys::of(value, at, invalid);
    let mode = match (keys.flag("exclude"), keys.flag("required")) {
        (Some(true), Some(true)) => {
            keys.wrong("exclude", "and required cannot both be true");
            SubMode::Exclude
        }
        (Some(true), _) => SubMode::Exclude,
        (_, Some(true)) => SubMode::Required,
        _ => SubMode::Any,
    };
    let criteria = fields(&mut keys);
    keys.done();
    SubCriteria { mode, criteria }
}

fn fields(keys: &mut Keys<'_>) -> EventCriteria {
    const MOST: usize = EventCriteria::MAX_VALUES;
    let severity = |keys: &mut Keys<'_>, key| {
        keys.parsed(key, "must be low, medium, high or critical", |value| value.as_str()?.parse().ok())
    };
    let bits = |keys: &mut Keys<'_>, key| {
        keys.parsed(key, "must be from 0 to 128", |value| u8::try_from(value.as_u64()?).ok())
    };
    let tokenized = keys.flag("exactMatchProperties") == Some(false);
    let mut properties = texts_by_key(keys, "properties");
    properties.iter_mut().for_each(|one| one.tokenized = tokenized);
    let mut patterns = texts_by_key(keys, "propertyPatterns");
    patterns.iter_mut().for_each(|one| one.pattern = true);
    properties.append(&mut patterns);
    EventCriteria {
        customers: keys.values("customerID", MOST),
        customer_names: keys.values("customer", MOST),
        production_customers: keys.flag("productionCustomers"),
        signatures: keys.values("signature", MOST),
        text: Some(keys.line("signatureText", 500)).filter(|text| !text.is_empty()),
        alarms: keys.values("alarmID", MOST),
        categories: keys.values("attackCategoryID", MOST),
        severities: keys.values("severity", MOST),
        min_severity: severity(keys, "minSeverity"),
        max_severity: severity(keys, "maxSeverity"),
        addresses: keys.values("ip", MOST),
        sources: keys.values("sourceIP", MOST),
        destinations: keys.values("destinationIP", MOST),
        source_min_bits: bits(keys, "sourceIPMinBits"),
        destination_min_bits: bits(keys, "destinationIPMinBits"),
        ports: ports(keys, "port"),
        source_ports: ports(keys, "sourcePort"),
        destination_ports: ports(keys, "destinationPort"),
        countries: keys.values("geoCountry", MOST),
        source_countries: keys.values("sourceGeoCountry", MOST),
        destination_countries: keys.values("destinationGeoCountry", MOST),
        locations: keys.values("locationID", MOST),
        domains: keys.values("domain", MOST),
        sensors: keys.values("sensorID", MOST),
        properties,
        include_flags: keys.values("includeFlags", MOST).into_iter().collect(),
        exclude_flags: keys.values("excludeFlags", MOST).into_iter().collect(),
        sub: keys.list("subCriteria", EventCriteria::MAX_BLOCKS, |value, at, invalid| {
            Some(block(value, at, invalid))
        }),
        ..EventCriteria::default()
    }
}

fn ports(keys: &mut Keys<'_>, key: &'static str) -> Vec<u16> {
    let read = |value: &Value, at: String, invalid: &mut Invalid| {
        let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
        let port = number.and_then(|number| u16::try_from(number).ok());
        if port.is_none() {
            invalid.add(at, "must be a port from 0 to 65535");
        }
        port
    };
    keys.list(key, EventCriteria::MAX_VALUES, read)
}

/// `{"key": "value"}` or `{"key": ["one", "or another"]}`
fn texts_by_key(keys: &mut Keys<'_>, key: &'static str) -> Vec<PropertyCriteria> {
    let read = |value: &Value, at: String, invalid: &mut Invalid| {
        let Some(map) = value.as_object() else {
            invalid.add(at, "must be an object of texts by the properties' keys");
            return Vec::new();
        };
        let mut found = Vec::new();
        for (key, value) in map {
            let values = match value {
                Value::String(text) => vec![text.clone()],
                Value::Array(values) => {
                    values.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
                }
                _ => Vec::new(),
            };
            if values.is_empty() || value.as_array().is_some_and(|all| all.len() > values.len()) {
                invalid.add(format!("{at}.{key}"), "must be a text or a list of texts");
            }
            found.push(PropertyCriteria { key: key.clone(), values, ..PropertyCriteria::default() });
        }
        found
    };
    keys.within(key, read).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_again_what_it_read() {
        let full = json!({
            "sourceIP": ["10.0.0.0/8"], "destinationPort": [22, 2222], "minSeverity": "high", "domain": ["x.org"],
            "signatureText": "scan", "includeFlags": ["BLOCKED"], "properties": {"app_proto": ["tls"]},
            "propertyPatterns": {"tls.sni": ["*.example.com"]}, "customerID": [3], "geoCountry": ["NO"],
            "subCriteria": [{"exclude": true, "ip": ["10.1.1.1"]}, {"required": true, "port": [53],
                "subCriteria": [{"severity": ["low"]}]}],
        });
        let mut invalid = Invalid::default();
        let read = read_condition(&full, "criteria", &mut invalid);
        assert_eq!(invalid, Invalid::default());
        assert_eq!(Value::Object(condition_json(&read)), full);
        let one = read_condition(&json!({"ip": "10.0.0.1", "properties": {"a": "b"}}), "", &mut invalid);
        assert_eq!((one.addresses.len(), one.properties.len()), (1, 1));
    }

    #[test]
    fn what_one_map_cannot_say_becomes_blocks() {
        let property = |key: &str, all, tokenized| PropertyCriteria {
            key: key.to_owned(),
            values: vec!["a".to_owned(), "b".to_owned()],
            all,
            tokenized,
            pattern: false,
        };
        let properties =
            vec![property("x", false, false), property("x", false, true), property("y", true, false)];
        let written = condition_json(&EventCriteria { properties, ..EventCriteria::default() });
        assert_eq!(
            Value::Object(written),
            json!({"properties": {"x": ["a", "b"]}, "subCriteria": [
                {"required": true, "properties": {"x": ["a", "b"]}, "exactMatchProperties": false},
                {"required": true, "properties": {"y": ["a"]}},
                {"required": true, "properties": {"y": ["b"]}},
            ]})
        );
    }

    #[test]
    fn everything_wrong_is_said_with_its_way() {
        let wrong = json!({"sourceip": ["10.0.0.1"], "ip": ["10.0.0.1", "x"], "port": [70000], "properties": {"a": 1},
            "subCriteria": [{"exclude": true, "required": true}, {"domains": []}]});
        let mut invalid = Invalid::default();
        read_condition(&wrong, "criteria", &mut invalid);
        let mut fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            [
                "criteria.ip[1]",
                "criteria.port[0]",
                "criteria.properties.a",
                "criteria.sourceip",
                "criteria.subCriteria[0].exclude",
                "criteria.subCriteria[1].domains",
            ]
        );
    }
}
