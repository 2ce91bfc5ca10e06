mod any_input;
mod case_in_full;
pub(crate) mod formats;
mod v1;
mod v2;

use serde_json::{Value, json};

/// `2019-09-22T20:48:03.911Z`, when the requirement's example happened.
pub(crate) const WHEN: i64 = 1_569_185_283_911;

/// A submission with what has to be there, and with `more` over it.
pub(crate) fn submission(more: Value) -> Value {
    let mut event = json!({"signature": "SNORT-1:41336", "startTimestamp": WHEN, "endTimestamp": WHEN});
    event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    event
}

/// An event at its own millisecond, which also is its UUID's number.
pub(crate) fn numbered(number: i64, more: Value) -> Value {
    let at = WHEN + number;
    let id = json!({"timestamp": at, "uuid": uuid::Uuid::from_u128(number as u128).to_string()});
    let mut event = submission(json!({"id": id, "startTimestamp": at, "endTimestamp": at}));
    event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    event
}

/// Everything since 1970.
pub(crate) fn all() -> Value {
    all_and(json!({}))
}

pub(crate) fn all_and(more: Value) -> Value {
    let mut criteria = json!({"startTimestamp": 0});
    criteria.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    criteria
}
