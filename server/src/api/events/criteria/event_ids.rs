//! `eventIdentifier`: objects of four parts, or the ids that answers hold.

use argus_domain::{CustomerId, EventId, EventType, Timestamp};
use argus_lenient::Fields;
use serde_json::{Map, Value};

pub(super) fn event_ids(fields: &mut Fields, field: &str) -> Vec<EventId> {
    let values = match fields.raw(field) {
        None => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    };
    let (texts, objects): (Vec<Value>, Vec<Value>) = values.into_iter().partition(Value::is_string);
    let mut ids: Vec<EventId> = texts
        .iter()
        .filter_map(|text| {
            let parsed = text.as_str().unwrap_or_default().parse();
            parsed.map_err(|error| fields.refuse(field, error)).ok()
        })
        .collect();
    ids.extend(in_parts(fields, field, objects));
    ids
}

fn in_parts(fields: &mut Fields, field: &str, objects: Vec<Value>) -> Vec<EventId> {
    let map = Map::from_iter([(field.to_owned(), Value::Array(objects))]);
    let mut inner = Fields::new(map);
    let ids = inner.objects(field, |id| {
        Some(EventId {
            kind: id.parsed::<EventType>("type").unwrap_or(EventType::Aggregated),
            timestamp: id.int("timestamp").and_then(Timestamp::from_millis)?,
            customer: CustomerId(id.int("customerID")?),
            uuid: id.parsed("eventID")?,
        })
    });
    if ids.iter().any(Option::is_none) {
        inner.refuse(field, "needs timestamp, customerID and eventID");
    }
    for error in inner.finish().err().into_iter().flat_map(|invalid| invalid.0) {
        fields.refuse(&error.field, error.message);
    }
    ids.into_iter().flatten().collect()
}
