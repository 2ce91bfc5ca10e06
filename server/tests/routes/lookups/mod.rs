//! Customers, users, their networks and what somebody is told of himself.

mod alarms;
mod customers;
mod locations;
mod networks;
mod users;

use crate::support::Answer;
use serde_json::Value;

/// `limit`, `offset`, `count` and `size`.
pub(crate) fn paging(answer: &Answer) -> [i64; 4] {
    ["limit", "offset", "count", "size"].map(|name| answer.json[name].as_i64().unwrap())
}

/// The reference's models take no nulls.
#[track_caller]
pub(crate) fn without_nulls(answer: &Answer) {
    fn has_null(value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Array(values) => values.iter().any(has_null),
            Value::Object(map) => map.values().any(has_null),
            _ => false,
        }
    }
    assert!(!has_null(answer.data()), "{answer:?}");
}
