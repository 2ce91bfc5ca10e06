//! Events as a table: aggregated and raw ones have the same columns.

use argus_domain::{
    event::{EndPoint, Event, GeoLocation},
    property::SEPARATOR,
};

pub(super) const COLUMNS: [&str; 28] = [
    "id",
    "timestamp",
    "startTimestamp",
    "endTimestamp",
    "lastUpdatedTimestamp",
    "customerID",
    "customer",
    "severity",
    "signature",
    "alarmID",
    "alarm",
    "attackCategoryID",
    "attackCategory",
    "protocol",
    "sourceAddress",
    "sourcePort",
    "sourceCountry",
    "destinationAddress",
    "destinationPort",
    "destinationCountry",
    "count",
    "flags",
    "location",
    "domain",
    "uri",
    "associatedCases",
    "comments",
    "properties",
];

/// Times are milliseconds since 1970, several values of one field are separated by blanks.
pub(super) fn cells(event: &Event) -> [String; COLUMNS.len()] {
    let Event { summary, location, domain, uri, properties, comments, cases, .. } = event;
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let country = |place: &Option<GeoLocation>| {
        place.as_ref().and_then(|place| place.country).map_or_else(String::new, |country| country.to_string())
    };
    let address = |end: EndPoint| end.address.map_or_else(String::new, |address| address.to_string());
    let port = |end: EndPoint| number(end.port.map(i64::from));
    let attack = &summary.attack;
    let flags: Vec<&str> = summary.flags.iter().map(argus_domain::Flag::name).collect();
    let cases: Vec<String> = cases.iter().map(ToString::to_string).collect();
    let comments: Vec<&str> = comments.iter().map(|comment| comment.text.as_str()).collect();
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", value.replace(SEPARATOR, ","))).collect();
    [
        summary.id.to_string(),
        summary.id.timestamp.millis().to_string(),
        summary.start.millis().to_string(),
        summary.end.millis().to_string(),
        summary.last_updated.millis().to_string(),
        summary.customer.id.to_string(),
        summary.customer.short_name.clone(),
        summary.severity.name().to_owned(),
        attack.signature.clone(),
        number(attack.alarm.map(|id| id.0)),
        text(&attack.alarm_description),
        number(attack.category.map(|id| id.0)),
        text(&attack.category_name),
        summary.protocol.to_string(),
        address(summary.source),
        port(summary.source),
        country(&event.source_geo),
        address(summary.destination),
        port(summary.destination),
        country(&event.destination_geo),
        summary.count.to_string(),
        flags.join(" "),
        text(&location.short_name),
        text(domain),
        text(uri),
        cases.join(" "),
        comments.join("\n"),
        properties.join("\n"),
    ]
}
