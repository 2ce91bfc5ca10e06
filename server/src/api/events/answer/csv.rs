//! Events as a table.

use argus_domain::{
    event::{EndPoint, Event, GeoLocation},
    property::SEPARATOR,
};

const NAMES: [&str; 28] = [
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

/// The line of names.
pub(super) fn head() -> String {
    line(NAMES.map(str::to_owned))
}

pub(super) fn table(events: &[Event]) -> String {
    let mut text = head();
    for event in events {
        text.push_str(&row(event));
    }
    text
}

/// Times are milliseconds since 1970, several values of one field are separated by blanks.
pub(super) fn row(event: &Event) -> String {
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
    line([
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
    ])
}

fn line(cells: [String; NAMES.len()]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// Sensors repeat what attackers wrote: a spreadsheet must not take it for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_harmless() {
        assert_eq!(cell("a"), "a");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("-5+2"), "'-5+2");
    }

    #[test]
    fn the_head_names_every_column() {
        assert_eq!(head().trim_end().split(',').count(), NAMES.len());
    }
}
