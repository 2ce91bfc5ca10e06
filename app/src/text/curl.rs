//! A search as a command for a terminal.

use crate::link::{EventLink, event_sort};
use serde_json::{Map, Value, json};

/// The search that the page shows, as a call of the REST API. What the API can't ask stands as a comment above.
pub(crate) fn search(origin: &str, link: &EventLink) -> String {
    let criteria = &link.criteria;
    let mut body = Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !empty {
            body.insert(name.to_owned(), value);
        }
    };
    // The API demands a beginning.
    put("startTimestamp", criteria.start.as_ref().map_or(json!(0), |time| json!(time)));
    put("endTimestamp", json!(criteria.end));
    put("customerID", json!(criteria.customers));
    put("signature", json!(criteria.signatures));
    put("alarmID", json!(criteria.alarms));
    put("attackCategoryID", json!(criteria.categories));
    put("severity", json!(criteria.severities));
    put("minSeverity", json!(criteria.min_severity));
    put("maxSeverity", json!(criteria.max_severity));
    put("ip", json!(criteria.addresses));
    put("sourceIP", json!(criteria.sources));
    put("destinationIP", json!(criteria.destinations));
    put("sourceIPMinBits", json!(criteria.source_min_bits));
    put("destinationIPMinBits", json!(criteria.destination_min_bits));
    put("port", json!(criteria.ports));
    put("sourcePort", json!(criteria.source_ports));
    put("destinationPort", json!(criteria.destination_ports));
    put("includeFlags", json!(criteria.include_flags));
    put("excludeFlags", json!(criteria.exclude_flags));
    put("locationID", json!(criteria.locations));
    put("geoCountry", json!(criteria.countries));
    put("domain", json!(criteria.domains));
    put("associatedCaseID", json!(criteria.cases));
    if !criteria.properties.is_empty() {
        let properties: Map<String, Value> =
            criteria.properties.iter().map(|one| (one.key.clone(), json!(one.values))).collect();
        put("properties", json!(properties));
    }
    put("minCount", json!(criteria.min_count));
    put("sortBy", json!([event_sort::rest_name(link.sort)]));
    put("limit", json!(link.size));
    put("offset", json!(link.offset()));

    let comment = criteria.text.as_ref().map_or_else(String::new, |text| {
        let text = text.replace(['\n', '\r'], " ");
        format!("# The API has no field for the text filter “{text}”; this command searches without it.\n")
    });
    let body = serde_json::to_string_pretty(&body).unwrap_or_default().replace('\'', r"'\''");
    format!(
        "{comment}curl -X POST '{origin}/events/v1/aggregated/search' \\\n  -H 'Argus-API-Key: YOUR-KEY' \\\n  \
         -H 'Content-Type: application/json' \\\n  -d '{body}'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_becomes_a_command() {
        let (link, _) =
            EventLink::read("?ip=10.0.0.0/8&min-severity=high&flag=BLOCKED&signature=it's&text=scan&page=2");
        let command = search("http://127.0.0.1:8080", &link);
        let expected = r#"# The API has no field for the text filter “scan”; this command searches without it.
curl -X POST 'http://127.0.0.1:8080/events/v1/aggregated/search' \
  -H 'Argus-API-Key: YOUR-KEY' \
  -H 'Content-Type: application/json' \
  -d '{
  "endTimestamp": "now",
  "includeFlags": [
    "BLOCKED"
  ],
  "ip": [
    "10.0.0.0/8"
  ],
  "limit": 50,
  "minSeverity": "high",
  "offset": 50,
  "signature": [
    "it'\''s"
  ],
  "sortBy": [
    "-timestamp"
  ],
  "startTimestamp": "-2days"
}'"#;
        assert_eq!(command, expected);
    }
}
