//! Nested JSON as properties with `key.with.dot.separated.name`.

use argus_domain::property::SEPARATOR;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Adds everything in `map` under `prefix` (empty, or ending in a dot). Lists of plain values are joined by
/// [`SEPARATOR`], others numbered from 0; nulls are left out.
pub(crate) fn flatten(prefix: &str, map: Map<String, Value>, into: &mut BTreeMap<String, String>) {
    for (key, value) in map {
        add(format!("{prefix}{key}"), value, into);
    }
}

fn add(key: String, value: Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(map) => flatten(&format!("{key}."), map, into),
        Value::Array(values) if values.iter().any(|value| value.is_object() || value.is_array()) => {
            for (index, value) in values.into_iter().enumerate() {
                add(format!("{key}.{index}"), value, into);
            }
        }
        Value::Array(values) => {
            let texts: Vec<String> = values.into_iter().filter(|value| !value.is_null()).map(plain).collect();
            if !texts.is_empty() {
                into.insert(key, texts.join(&SEPARATOR.to_string()));
            }
        }
        value => {
            into.insert(key, plain(value));
        }
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
