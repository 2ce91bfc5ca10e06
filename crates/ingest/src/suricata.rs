//! Suricata's EVE JSON: the alerts in it.
//!
//! | EVE | event |
//! |---|---|
//! | `alert.gid`, `alert.signature_id` | signature `SNORT-1:2001219`: Suricata numbers rules as Snort does |
//! | `alert.signature` | alarm description |
//! | `alert.category` | attack category |
//! | `alert.severity` 1, 2, 3, 4 | critical, high, medium, low |
//! | `alert.action` blocked | flag BLOCKED |
//! | `payload`, `payload_printable`, `packet` | flags HAS_PAYLOAD, HAS_STRING_PAYLOAD, HAS_PCAP |
//! | `http.hostname`, `tls.sni`, `dns.query[].rrname` | domain |
//! | `http.url` | uri |
//! | `host` | sensor |
//! | everything else | properties with dotted names |

use crate::{Format, RawEvent, pcap, properties, raw_event::Details};
use argus_domain::{Cidr, Flag, Flags, Payload, PayloadKind, Protocol, Severity, Timestamp, event::EndPoint};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

/// Why a record is no event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// EVE files also hold flows, DNS requests, statistics: not an error.
    #[error("is not an alert but {0:?}")]
    NotAnAlert(String),
    #[error("{0}")]
    Damaged(String),
}

fn damaged(what: impl std::fmt::Display) -> Unusable {
    Unusable::Damaged(what.to_string())
}

/// Rules' texts are bounded by nobody, but the database's indexes are. The record is stored in full.
const MAX_TEXT: usize = 500;

/// Reads one record.
pub fn event(record: &Value) -> Result<RawEvent, Unusable> {
    if !record.is_object() {
        return Err(damaged("is not a JSON object"));
    }
    match record["event_type"].as_str() {
        Some("alert") => {}
        Some(other) => return Err(Unusable::NotAnAlert(other.to_owned())),
        None => return Err(damaged("event_type is missing")),
    }
    let alert = &record["alert"];
    let sid = alert["signature_id"]
        .as_u64()
        .ok_or_else(|| damaged("alert.signature_id is missing or not a number"))?;
    let gid = alert["gid"].as_u64().unwrap_or(1);
    let text = |value: &Value| {
        let text: String = value.as_str()?.trim().chars().take(MAX_TEXT).collect();
        (!text.is_empty()).then_some(text)
    };
    Ok(RawEvent {
        uuid: None,
        timestamp: timestamp(record["timestamp"].as_str().ok_or_else(|| damaged("timestamp is missing"))?)?,
        signature: format!("SNORT-{gid}:{sid}"),
        alarm: text(&alert["signature"]),
        category: text(&alert["category"]),
        severity: severity(&alert["severity"]),
        protocol: protocol(record)?,
        source: end_point(record, "src_ip", "src_port")?,
        destination: end_point(record, "dest_ip", "dest_port")?,
        source_geo: None,
        destination_geo: None,
        location: None,
        domain: domain(record),
        sensor: text(&record["host"]),
        flags: flags(record),
        format: Format::SuricataEve,
        content: record.to_string(),
    })
}

/// Suricata's own default priority is 3.
fn severity(value: &Value) -> Severity {
    match value.as_i64() {
        Some(..=1) => Severity::Critical,
        Some(2) => Severity::High,
        Some(3) | None => Severity::Medium,
        Some(4..) => Severity::Low,
    }
}

fn flags(record: &Value) -> Flags {
    let present = |field: &str| record[field].is_string();
    [
        (record["alert"]["action"] == "blocked", Flag::Blocked),
        (present("payload") || present("payload_printable"), Flag::HasPayload),
        (present("payload_printable"), Flag::HasStringPayload),
        (present("packet"), Flag::HasPcap),
    ]
    .into_iter()
    .filter_map(|(set, flag)| set.then_some(flag))
    .collect()
}

fn protocol(record: &Value) -> Result<Protocol, Unusable> {
    match &record["proto"] {
        Value::Null => Ok(Protocol::default()),
        Value::String(name) => name.parse().map_err(|error| damaged(format_args!("proto {name:?} {error}"))),
        Value::Number(number) => {
            number.to_string().parse().map_err(|error| damaged(format_args!("proto {number} {error}")))
        }
        _ => Err(damaged("proto is neither a name nor a number")),
    }
}

fn end_point(record: &Value, address: &str, port: &str) -> Result<EndPoint, Unusable> {
    let address = match record[address].as_str() {
        None => None,
        Some(text) => {
            Some(text.parse::<Cidr>().map_err(|error| damaged(format_args!("{address} {text:?} {error}")))?)
        }
    };
    let port = match &record[port] {
        Value::Null => None,
        value => {
            let number = value.as_u64().and_then(|number| u16::try_from(number).ok());
            Some(
                number
                    .ok_or_else(|| damaged(format_args!("{port} {value} is not a port from 0 to 65535")))?,
            )
        }
    };
    Ok(EndPoint { address, port })
}

/// `2015-03-29T11:01:38.221126-0600`: offsets come without a colon, with one, or as Z.
fn timestamp(text: &str) -> Result<Timestamp, Unusable> {
    let parsed = text.parse::<jiff::Timestamp>().or_else(|_| {
        jiff::fmt::strtime::parse("%Y-%m-%dT%H:%M:%S%.f%z", text).and_then(|time| time.to_timestamp())
    });
    let time =
        parsed.map_err(|_| damaged(format_args!("timestamp {text:?} is not ISO 8601 with an offset")))?;
    Timestamp::from_millis(time.as_millisecond())
        .ok_or_else(|| damaged(format_args!("timestamp {text:?} lies outside the years 1970 to 2248")))
}

fn domain(record: &Value) -> Option<String> {
    [&record["http"]["hostname"], &record["tls"]["sni"], &record["dns"]["query"][0]["rrname"]]
        .into_iter()
        .filter_map(Value::as_str)
        .find(|name| (1..=MAX_DOMAIN).contains(&name.len()))
        .map(str::to_owned)
}

/// The longest name that DNS allows.
const MAX_DOMAIN: usize = 253;

/// Bytes in base64 where the record has them, else what of them can be printed.
pub(crate) fn payload(record: &Value) -> Option<Payload> {
    let text = |field: &str| record[field].as_str().map(str::to_owned);
    text("payload")
        .map(|text| Payload { kind: PayloadKind::Binary, text })
        .or_else(|| text("payload_printable").map(|text| Payload { kind: PayloadKind::String, text }))
}

/// Of `packet`, whose link type `packet_info` names.
pub(crate) fn packet_capture(record: &Value, at: Timestamp) -> Option<Vec<u8>> {
    let packet = STANDARD.decode(record["packet"].as_str()?).ok()?;
    let link_type = record["packet_info"]["linktype"].as_u64().and_then(|number| u32::try_from(number).ok());
    pcap::file(link_type.unwrap_or(pcap::ETHERNET), at, &packet)
}

/// The fields of a record that have a place of their own, besides those of `alert`.
const MAPPED: [&str; 7] = ["timestamp", "event_type", "src_ip", "src_port", "dest_ip", "dest_port", "proto"];
const MAPPED_ALERT: [&str; 6] = ["gid", "signature_id", "signature", "category", "severity", "action"];

pub(crate) fn details(record: Value) -> Details {
    let mut details = Details {
        domain: domain(&record),
        uri: record["http"]["url"].as_str().map(str::to_owned),
        ..Details::default()
    };
    let Value::Object(mut rest) = record else { return details };
    rest.retain(|key, _| !MAPPED.contains(&key.as_str()));
    if let Some(Value::Object(alert)) = rest.get_mut("alert") {
        alert.retain(|key, _| !MAPPED_ALERT.contains(&key.as_str()));
    }
    properties::flatten("", rest, &mut details.properties);
    details
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn alert() -> Value {
        json!({
            "timestamp": "2015-03-29T11:01:38.221126-0600", "flow_id": 1959620435402694_u64, "event_type": "alert",
            "src_ip": "222.186.56.46", "src_port": 4904, "dest_ip": "192.168.0.2", "dest_port": 22, "proto": "TCP",
            "alert": {"action": "blocked", "gid": 1, "signature_id": 2001219, "rev": 20,
                "signature": "ET SCAN Potential SSH Scan", "category": "Attempted Information Leak", "severity": 2},
            "http": {"hostname": "ui.skype.com", "url": "/ui/0/", "status": 200},
            "vars": {"flowbits": {"ET.http": true}}, "tags": ["a", "b"]
        })
    }

    #[test]
    fn maps_an_alert() {
        let event = event(&alert()).unwrap();
        assert_eq!(event.timestamp.to_string(), "2015-03-29T17:01:38.221Z");
        assert_eq!(event.signature, "SNORT-1:2001219");
        assert_eq!(event.alarm.as_deref(), Some("ET SCAN Potential SSH Scan"));
        assert_eq!(event.category.as_deref(), Some("Attempted Information Leak"));
        assert_eq!(event.severity, Severity::High);
        assert_eq!(event.protocol, Protocol(6));
        assert_eq!(event.source.port, Some(4904));
        assert_eq!(event.destination.address.unwrap().to_string(), "192.168.0.2");
        assert_eq!(event.flags.iter().collect::<Vec<_>>(), [Flag::Blocked]);

        let details = event.format.details(&event.content);
        assert_eq!(details.domain.as_deref(), Some("ui.skype.com"));
        let property = |key: &str| details.properties.get(key).map(String::as_str);
        assert_eq!(property("flow_id"), Some("1959620435402694"));
        assert_eq!(property("alert.rev"), Some("20"));
        assert_eq!(property("vars.flowbits.ET.http"), Some("true"));
        assert_eq!(property("tags"), Some("a\u{1f}b"));
        assert_eq!(property("src_ip"), None);
    }

    #[test]
    fn severities_and_offsets() {
        for (number, expected) in [
            (json!(1), "critical"),
            (json!(2), "high"),
            (json!(3), "medium"),
            (json!(4), "low"),
            (json!(9), "low"),
            (Value::Null, "medium"),
        ] {
            assert_eq!(severity(&number).name(), expected);
        }
        for text in
            ["2018-03-24T14:37:19.037299-0600", "2018-03-24T20:37:19.037299+0000", "2018-03-24T20:37:19.037Z"]
        {
            assert_eq!(timestamp(text).unwrap().to_string(), "2018-03-24T20:37:19.037Z");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (field, value, reason) in [
            ("event_type", json!("dns"), "is not an alert but \"dns\""),
            ("event_type", Value::Null, "event_type is missing"),
            ("timestamp", json!("yesterday"), "timestamp \"yesterday\" is not ISO 8601 with an offset"),
            (
                "src_ip",
                json!("10.0.0"),
                "src_ip \"10.0.0\" is not an IP address or CIDR range: write 10.5.97.201, 192.168.1.0/24 or 2001:db8::/32",
            ),
            ("dest_port", json!(70000), "dest_port 70000 is not a port from 0 to 65535"),
            ("alert", json!({}), "alert.signature_id is missing or not a number"),
        ] {
            let mut record = alert();
            record[field] = value;
            assert_eq!(event(&record).unwrap_err().to_string(), reason);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            if let Ok(record) = serde_json::from_str(&text) {
                let _ = event(&record);
                details(record);
            }
        }
    }
}
