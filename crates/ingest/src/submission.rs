//! Events that programs submit: the body of `POST /events/v2/event` (reference section 2.5).

use crate::{Format, RawEvent, raw_event::Details};
use argus_domain::{
    CaseId, Cidr, EventId, EventType, Flag, Flags, Invalid, Payload, PayloadKind, Protocol, Severity,
    Timestamp,
    event::{EndPoint, GeoLocation},
    property::SEPARATOR,
};
use argus_lenient::Fields;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An event as it was submitted. What was left out is `None`, so that submitting an id again changes only
/// what it names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Submission {
    pub id: SubmittedId,
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    pub signature: Option<String>,
    pub severity: Option<Severity>,
    pub count: Option<i64>,
    pub protocol: Option<Protocol>,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub source_geo: Option<GeoLocation>,
    pub destination_geo: Option<GeoLocation>,
    /// Id or short name.
    pub location: Option<String>,
    pub flags: Flags,
    pub properties: BTreeMap<String, String>,
    pub sub_events: Vec<EventId>,
    pub uri: Option<String>,
    pub fqdn: Option<String>,
    pub cases: Vec<CaseId>,
    pub payload: Option<Payload>,
}

/// Any part of an id may be left to the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubmittedId {
    pub kind: Option<EventType>,
    /// Id or short name.
    pub customer: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub uuid: Option<Uuid>,
}

/// Limits of the reference.
const MAX_PROPERTY_KEY: usize = 50;
const MAX_PROPERTY_VALUE: usize = 1_024;
const MAX_PAYLOAD: usize = 1_048_576;
/// Ours: longer ones are not texts that a rule or a person could work with.
const MAX_SIGNATURE: usize = 255;
const MAX_URI: usize = 8_192;
const MAX_DOMAIN: usize = 253;
const MAX_PROPERTIES: usize = 1_000;
const MAX_SUB_EVENTS: usize = 1_000;

/// Reads one submission from its fields; what is wrong is noted in them.
pub fn read(fields: &mut Fields) -> Submission {
    let mut properties = BTreeMap::new();
    let (source, source_geo) = end_point(fields, "source", &mut properties);
    let (destination, destination_geo) = end_point(fields, "destination", &mut properties);
    let submission = Submission {
        id: id(fields),
        start: time(fields, "startTimestamp"),
        end: time(fields, "endTimestamp"),
        signature: bounded(fields, "signature", MAX_SIGNATURE),
        severity: fields.parsed("severity"),
        count: fields.int("count"),
        protocol: fields.parsed("protocol"),
        source,
        destination,
        source_geo,
        destination_geo,
        location: fields.text("location").filter(|location| location != "0"),
        flags: flags(fields),
        sub_events: fields.parsed_list("subEvents"),
        uri: bounded(fields, "uri", MAX_URI),
        fqdn: bounded(fields, "fqdn", MAX_DOMAIN),
        cases: cases(fields),
        payload: payload(fields),
        properties: own_properties(fields, properties),
    };
    check(fields, &submission);
    submission
}

/// A line of a JSONL file.
pub fn from_record(record: Value) -> Result<Submission, Invalid> {
    let mut fields = Fields::from_value(record, "event")?;
    let submission = read(&mut fields);
    fields.finish()?;
    Ok(submission)
}

fn check(fields: &mut Fields, submission: &Submission) {
    if submission.signature.as_deref().is_some_and(|signature| signature.trim().is_empty()) {
        fields.refuse("signature", "must not be empty");
    }
    if let (Some(start), Some(end)) = (submission.start, submission.end)
        && start > end
    {
        fields.refuse("endTimestamp", "must not be before startTimestamp");
    }
    if submission.count.is_some_and(|count| count < 1) {
        fields.refuse("count", "must be 1 or more");
    }
    if submission.sub_events.len() > MAX_SUB_EVENTS {
        fields.refuse("subEvents", format_args!("must not name more than {MAX_SUB_EVENTS} events"));
    }
    if submission.properties.len() > MAX_PROPERTIES {
        fields.refuse("properties", format_args!("must not be more than {MAX_PROPERTIES}"));
    }
}

fn id(fields: &mut Fields) -> SubmittedId {
    match fields.raw("id") {
        None => SubmittedId::default(),
        Some(Value::Object(map)) => {
            let mut inner = Fields::new(map);
            let id = SubmittedId {
                kind: inner.text("type").and_then(|kind| match kind.as_str() {
                    "raw" => Some(EventType::Raw),
                    "aggregated" => Some(EventType::Aggregated),
                    _ => {
                        inner.refuse("type", "must be raw or aggregated");
                        None
                    }
                }),
                customer: inner.text("customer"),
                timestamp: time(&mut inner, "timestamp"),
                uuid: inner.parsed("uuid"),
            };
            for error in inner.finish().err().into_iter().flat_map(|invalid| invalid.0) {
                fields.refuse(&format!("id.{}", error.field), error.message);
            }
            id
        }
        Some(Value::String(text)) => match text.parse::<EventId>() {
            Ok(id) => SubmittedId {
                kind: Some(id.kind),
                customer: Some(id.customer.to_string()),
                timestamp: Some(id.timestamp),
                uuid: Some(id.uuid),
            },
            Err(error) => {
                fields.refuse("id", error);
                SubmittedId::default()
            }
        },
        Some(_) => {
            fields.refuse("id", "must be a text or an object");
            SubmittedId::default()
        }
    }
}

fn time(fields: &mut Fields, field: &str) -> Option<Timestamp> {
    let millis = fields.int(field)?;
    let time = Timestamp::from_millis(millis);
    if time.is_none() {
        fields.refuse(field, "must be milliseconds since 1970, and before the year 2248");
    }
    time
}

fn bounded(fields: &mut Fields, field: &str, max: usize) -> Option<String> {
    let text = fields.text(field)?;
    if text.chars().count() > max {
        fields.refuse(field, format_args!("must not be longer than {max} characters"));
        return None;
    }
    if text.contains('\0') {
        fields.refuse(field, "must not contain NUL characters");
        return None;
    }
    Some(text)
}

/// Users, hosts and places of an end point are kept as properties.
fn end_point(
    fields: &mut Fields,
    field: &str,
    properties: &mut BTreeMap<String, String>,
) -> (EndPoint, Option<GeoLocation>) {
    let mut geo = None;
    let end = fields
        .object(field, |inner| {
            for name in ["user", "host"] {
                properties.extend(inner.text(name).map(|value| (format!("{field}.{name}"), value)));
            }
            geo = inner.object("geoLocation", |inner| geo_location(inner, field, properties)).flatten();
            let port = inner.int("port");
            let number = port.and_then(|port| u16::try_from(port).ok());
            if port.is_some() && number.is_none() {
                inner.refuse("port", "must be from 0 to 65535");
            }
            EndPoint { address: inner.parsed::<Cidr>("ip"), port: number }
        })
        .unwrap_or_default();
    (end, geo)
}

/// `None` where it says nothing of a place. The number that some senders give places is a property.
fn geo_location(
    fields: &mut Fields,
    side: &str,
    properties: &mut BTreeMap<String, String>,
) -> Option<GeoLocation> {
    properties
        .extend(fields.text("geoLocationID").map(|id| (format!("{side}.geoLocation.geoLocationID"), id)));
    let mut degrees = |field: &str, most: f64| {
        let text = fields.text(field)?;
        let number = text.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
        if number.is_none() {
            fields.refuse(field, format_args!("must be a number from -{most} to {most}"));
        }
        number
    };
    let (latitude, longitude) = (degrees("latitude", 90.0), degrees("longitude", 180.0));
    let place = GeoLocation {
        country: fields.parsed("countryCode"),
        name: bounded(fields, "locationName", MAX_SIGNATURE).unwrap_or_default(),
        latitude: latitude.filter(|_| longitude.is_some()),
        longitude: longitude.filter(|_| latitude.is_some()),
    };
    (place != GeoLocation::default()).then_some(place)
}

fn flags(fields: &mut Fields) -> Flags {
    let flags: Vec<Flag> = fields.parsed_list("flags");
    if let Some(flag) = flags.iter().find(|flag| !flag.may_be_submitted()) {
        fields.refuse("flags", format_args!("{flag} cannot be submitted: the system sets it"));
    }
    flags.into_iter().collect()
}

fn cases(fields: &mut Fields) -> Vec<CaseId> {
    let mut cases: Vec<CaseId> = fields.int("associatedCaseID").into_iter().map(CaseId).collect();
    cases.extend(fields.ints("associatedCaseIDs").into_iter().map(CaseId));
    cases.sort_unstable();
    cases.dedup();
    cases
}

fn payload(fields: &mut Fields) -> Option<Payload> {
    let (kind, text) = fields.object("payload", |inner| {
        let kind = inner.parsed::<PayloadKind>("payloadType");
        let text = inner.text("payload");
        if text.as_ref().is_some_and(|text| text.len() > MAX_PAYLOAD) {
            inner.refuse("payload", format_args!("must not be longer than {MAX_PAYLOAD} bytes"));
        }
        if text.as_ref().is_some_and(|text| text.contains('\0')) {
            inner.refuse("payload", "must not contain NUL characters: send it as binary, in base64");
        }
        if kind.is_none() || text.is_none() {
            inner.refuse("payloadType", "and payload must both be given");
        }
        (kind, text)
    })?;
    Some(Payload { kind: kind?, text: text? })
}

fn own_properties(fields: &mut Fields, mut all: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let cut = |text: &str, max: usize| text.chars().take(max).collect::<String>();
    all.extend(
        fields.text("aggregationKey").map(|key| ("aggregationKey".to_owned(), cut(&key, MAX_PROPERTY_VALUE))),
    );
    for (key, values) in fields.text_map("properties") {
        let values: Vec<String> = values.iter().map(|value| cut(value, MAX_PROPERTY_VALUE)).collect();
        all.insert(cut(&key, MAX_PROPERTY_KEY), values.join(&SEPARATOR.to_string()));
    }
    all
}

impl Submission {
    /// As a raw event, for one that was submitted as such. `timestamp` and `signature` are settled by then.
    pub fn into_raw(self, timestamp: Timestamp, signature: String) -> RawEvent {
        let flags = self.all_flags();
        RawEvent {
            uuid: self.id.uuid,
            timestamp,
            content: self.content(&signature),
            signature,
            alarm: None,
            category: None,
            severity: self.severity.unwrap_or_default(),
            protocol: self.protocol.unwrap_or_default(),
            source: self.source,
            destination: self.destination,
            source_geo: self.source_geo,
            destination_geo: self.destination_geo,
            location: self.location,
            domain: self.fqdn,
            sensor: None,
            flags,
            format: Format::Submission,
        }
    }

    /// Those that were given, and those that follow from what was given.
    pub fn all_flags(&self) -> Flags {
        let payload = self.payload.as_ref().map(|_| Flag::HasPayload);
        self.flags.union(payload.into_iter().collect())
    }

    fn content(&self, signature: &str) -> String {
        let end = |end: EndPoint| json!({"ip": end.address, "port": end.port});
        json!({
            "uuid": self.id.uuid, "startTimestamp": self.start, "endTimestamp": self.end, "signature": signature,
            "severity": self.severity, "protocol": self.protocol, "flags": self.flags,
            "source": end(self.source), "destination": end(self.destination),
            "uri": self.uri, "fqdn": self.fqdn, "properties": self.properties,
            "payload": self.payload.as_ref().map(|p| json!({"payloadType": p.kind.name(), "payload": p.text})),
        })
        .to_string()
    }
}

pub(crate) fn stored_payload(record: &Value) -> Option<Payload> {
    let payload = &record["payload"];
    let kind = payload["payloadType"].as_str()?.parse().ok()?;
    Some(Payload { kind, text: payload["payload"].as_str()?.to_owned() })
}

pub(crate) fn details(mut record: Value) -> Details {
    let text = |value: Value| if let Value::String(text) = value { Some(text) } else { None };
    let mut take = |field: &str| record.get_mut(field).map(Value::take).unwrap_or_default();
    let properties = if let Value::Object(map) = take("properties") { map } else { Map::new() };
    Details {
        domain: text(take("fqdn")),
        uri: text(take("uri")),
        properties: properties.into_iter().filter_map(|(key, value)| Some((key, text(value)?))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_json(json: Value) -> Result<Submission, Invalid> {
        from_record(json)
    }

    #[test]
    fn reads_a_whole_submission() {
        let submission = read_json(json!({
            "id": "AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9",
            "startTimestamp": 1, "endTimestamp": "2", "signature": "SNORT-1:41336", "severity": "high",
            "count": 3, "protocol": "tcp",
            "source": {"ip": "10.5.97.201", "port": 12342, "user": "bob", "geoLocation": {"countryCode": "NO"}},
            "destination": {"ip": "94.127.56.0/24"}, "flags": ["BLOCKED", "followup"],
            "properties": {"a.b": ["x", "y"], "c": "z"}, "fqdn": "example.com", "uri": "/x",
            "associatedCaseID": 7, "associatedCaseIDs": [7, 8],
            "payload": {"payloadType": "string", "payload": "GET /"}, "unknown": true
        }))
        .unwrap();
        assert_eq!(submission.id.customer.as_deref(), Some("2171"));
        assert_eq!(submission.cases, [CaseId(7), CaseId(8)]);
        assert_eq!(submission.properties["a.b"], "x\u{1f}y");
        let geo = submission.source_geo.as_ref().unwrap();
        assert_eq!(geo.country.unwrap().as_str(), "NO");
        assert_eq!(submission.flags.iter().count(), 2);

        let raw = submission.into_raw(Timestamp::MIN, "SNORT-1:41336".to_owned());
        let details = raw.format.details(&raw.content);
        assert_eq!(details.domain.as_deref(), Some("example.com"));
        assert_eq!(details.properties["source.user"], "bob");
    }

    #[test]
    fn names_what_is_wrong() {
        let invalid = read_json(json!({
            "id": {"type": "both", "uuid": "x"}, "startTimestamp": -1, "severity": "worst", "count": 0,
            "source": {"ip": "10.0.0", "port": 70000}, "flags": ["NOTIFIED_DELETED"],
            "payload": {"payload": "x"}, "subEvents": ["x"], "signature": " "
        }))
        .unwrap_err();
        for field in [
            "id.type",
            "id.uuid",
            "startTimestamp",
            "severity",
            "count",
            "source.ip",
            "source.port",
            "flags",
            "payload.payloadType",
            "subEvents[0]",
            "signature",
        ] {
            let known = field.trim_end_matches("[0]");
            assert!(invalid.of(known).is_some(), "{field}: {invalid}");
        }
    }
}
