//! Events as a table: the fields of [`EventResponse`] by their paths.

use super::EventResponse;
use serde_json::Value;

pub(super) const COLUMNS: [&str; 59] = [
    "id",
    "uuid",
    "type",
    "customer.id",
    "customer.shortName",
    "customer.name",
    "customer.domain.id",
    "customer.domain.name",
    "timestamps.created",
    "timestamps.published",
    "timestamps.firstEvent",
    "timestamps.lastEvent",
    "timestamps.enginePersisted",
    "timestamps.lastUpdated",
    "timestamps.firstAssessed",
    "timestamps.firstNotified",
    "signature.name",
    "alarm.id",
    "alarm.shortName",
    "alarm.description",
    "attackCategory.id",
    "attackCategory.shortName",
    "attackCategory.name",
    "severity",
    "count",
    "protocol",
    "source.address",
    "source.port",
    "source.host",
    "source.user",
    "source.geoInfo.countryCode",
    "source.geoInfo.countryName",
    "source.geoInfo.locationName",
    "source.geoInfo.latitude",
    "source.geoInfo.longitude",
    "source.flags",
    "destination.address",
    "destination.port",
    "destination.host",
    "destination.user",
    "destination.geoInfo.countryCode",
    "destination.geoInfo.countryName",
    "destination.geoInfo.locationName",
    "destination.geoInfo.latitude",
    "destination.geoInfo.longitude",
    "destination.flags",
    "domain",
    "uri",
    "flags",
    "location.id",
    "location.shortName",
    "location.name",
    "sensor.id",
    "sensor.hostName",
    "sensor.ip",
    "associatedCases",
    "properties",
    "comments",
    "subEvents",
];

/// Several words of one field are separated by blanks, several texts by line breaks. Of a case there is its
/// number.
pub(super) fn cells(event: &EventResponse) -> [String; COLUMNS.len()] {
    // Models hold texts and numbers only, which can always be written.
    let event = serde_json::to_value(event).unwrap_or_default();
    COLUMNS.map(|column| {
        let value = column.split('.').fold(&event, |value, name| &value[name]);
        let Some(list) = value.as_array() else { return text(value) };
        let separator = if matches!(column, "properties" | "comments") { "\n" } else { " " };
        list.iter().map(item).collect::<Vec<_>>().join(separator)
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A word, the number of a case, a comment, or a property with its values.
fn item(value: &Value) -> String {
    match (&value["key"], &value["comment"], &value["id"]) {
        (Value::String(key), ..) => {
            let values: Vec<String> = value["values"].as_array().into_iter().flatten().map(text).collect();
            format!("{key}={}", values.join(","))
        }
        (_, Value::String(comment), _) => comment.clone(),
        (_, _, id @ Value::Number(_)) => text(id),
        _ => text(value),
    }
}
