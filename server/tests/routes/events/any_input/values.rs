//! Texts, numbers and objects that nobody thought of, and some that somebody did.

use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
};
use serde_json::{Value, json};

pub(in crate::events) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        "\\PC{0,12}",
        "[0-9./:a-f-]{0,20}",
        select(vec![
            "",
            " ",
            "0",
            "-1",
            "now",
            "-2days",
            "startOfDay",
            "endOfYear+9999999y",
            "2020-01-01T00:00:00Z",
            "now+1M",
            "10.0.0.0/8",
            "::/0",
            "fe80::1/64",
            "low",
            "critical",
            "BLOCKED",
            "FINALIZED",
            "SNORT-1:41336",
            "timestamp",
            "-count",
            "customerID",
            "acme",
            "1",
            "True",
            "null",
            "\0",
            "a\0b",
            "%",
            "_",
            "\\",
            "'",
            "AGGR",
            "raw",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "AGGR/1/1/00000000-0000-0000-0000-000000000000",
        ])
        .prop_map(str::to_owned),
    ]
}

pub(super) fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (-2..70_000_i64).prop_map(Value::from),
        (1_500_000_000_000..1_800_000_000_000_i64).prop_map(Value::from),
    ]
}

pub(in crate::events) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any_number(),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(any_text(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

/// An object whose fields mostly have a known name, and some a right value.
pub(in crate::events) fn any_object(
    known: &'static [&'static str],
    right: Value,
) -> impl Strategy<Value = Value> {
    let name = prop_oneof![9 => select(known).prop_map(str::to_owned), 1 => any_text()];
    let some: Vec<(String, Value)> =
        right.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let right = proptest::sample::subsequence(some.clone(), 0..=some.len());
    (btree_map(name, any_json(), 0..4), right).prop_map(|(any, right)| {
        let mut object = json!(any);
        for (name, value) in right {
            object.as_object_mut().unwrap().entry(name).or_insert(value);
        }
        object
    })
}
