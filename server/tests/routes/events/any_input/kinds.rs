//! Fields that mostly have a value of the right kind.

use super::values::{any_json, any_number, any_text};
use proptest::{collection::vec, prelude::*, sample::select, strategy::Union};
use serde_json::{Map, Value, json};

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
pub(in crate::events) enum Kind {
    Bool,
    /// A count, a page or a number of bits.
    Number,
    Numbers,
    Text,
    Texts,
    Time,
    Times,
    Addresses,
    Ports,
    Countries,
    Properties,
    Ids,
    /// Objects with all of these fields, or most.
    Blocks(&'static [(&'static str, Kind)]),
    /// One of them.
    Word(&'static [&'static str]),
    /// Some of them.
    Words(&'static [&'static str]),
}

fn list(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    let value = value.boxed();
    prop_oneof![3 => value.clone(), 1 => Just(json!([])), 3 => vec(value, 1..4).prop_map(Value::from)].boxed()
}

pub(in crate::events) fn texts(texts: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(texts).prop_map(Value::from).boxed()
}

fn right(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Bool => select(vec![json!(true), json!(false), json!("True")]).boxed(),
        Kind::Number => prop_oneof![3 => (0..130_i64).prop_map(Value::from), 1 => any_number()].boxed(),
        Kind::Numbers => {
            list(prop_oneof![3 => (-1..4_i64).prop_map(Value::from), 1 => any::<i64>().prop_map(Value::from)])
        }
        Kind::Texts => list(prop_oneof![
            any_text().prop_map(Value::from),
            texts(&["acme", "SNORT-1:41336", "example.com"])
        ]),
        Kind::Time => {
            texts(&["now", "-1day", "2020-01-01T00:00:00Z", "startOfYear+9999d", "endOfDay", "1569185283999"])
        }
        Kind::Times => {
            prop_oneof![Just(json!(0)), (1_500_000_000_000..1_800_000_000_000_i64).prop_map(Value::from)]
                .boxed()
        }
        Kind::Addresses => {
            list(texts(&["10.0.0.0/8", "0.0.0.0/0", "::/0", "10.0.1.1", "fe80::1/64", "::ffff:10.0.0.1"]))
        }
        Kind::Ports => list((0..65_536_i64).prop_map(Value::from)),
        Kind::Countries => list(texts(&["NO", "us", "ZZ"])),
        Kind::Properties => {
            let key = prop_oneof![Just("k".to_owned()), any_text()];
            let value = list(prop_oneof![Just(json!("v")), any_text().prop_map(Value::from)]);
            vec((key, value), 0..3).prop_map(|pairs| Value::Object(Map::from_iter(pairs))).boxed()
        }
        Kind::Ids => {
            let parts =
                json!({"type": "AGGR", "timestamp": 1, "customerID": 1, "eventID": uuid::Uuid::nil()});
            let id = format!("NIDS/1569185283911/1/{}", uuid::Uuid::from_u128(1));
            list(select(vec![parts, json!(id), json!(id.replace("NIDS", "AGGR"))]))
        }
        Kind::Text => prop_oneof![any_text().prop_map(Value::from), texts(&["k", "acme", "x"])].boxed(),
        Kind::Blocks(fields) => {
            let field = |(name, kind): &(&'static str, Kind)| {
                let name = *name;
                prop::option::weighted(0.7, value_of(*kind))
                    .prop_map(move |value| Some((name.to_owned(), value?)))
            };
            let fields: Vec<_> = fields.iter().map(field).collect();
            let block = fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect()));
            vec(block, 1..3).prop_map(Value::from).boxed()
        }
        Kind::Word(words) => texts(words),
        Kind::Words(words) => list(texts(words)),
    }
}

fn value_of(kind: Kind) -> BoxedStrategy<Value> {
    prop_oneof![18 => right(kind), 1 => any_json(), 1 => Just(Value::Null)].boxed()
}

/// Some of the fields. About one in ten of their values is anything but what it should be.
pub(in crate::events) fn some_of(
    fields: Vec<(&'static str, Kind)>,
) -> impl Strategy<Value = Map<String, Value>> + Clone {
    let field = fields
        .into_iter()
        .map(|(name, kind)| value_of(kind).prop_map(move |value| (name.to_owned(), value)).boxed());
    vec(Union::new(field), 0..5).prop_map(Map::from_iter)
}
