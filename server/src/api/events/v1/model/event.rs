//! An aggregated or a raw event.

use super::{
    V1,
    parts::{AssociatedCase, AttackInfo, Comment, CustomerInfo, DomainName, EndPoint, Location, Sensor},
};
use argus_domain::{CaseId, EventType, case::CaseSummary, event as domain, property::SEPARATOR};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(in crate::api::events) enum Event {
    Aggregated(Box<Aggregated>),
    Raw(Box<Raw>),
}

/// What aggregated and raw events have.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SharedEvent)]
pub(in crate::api::events) struct Shared {
    id: String,
    customer_info: CustomerInfo,
    properties: BTreeMap<String, String>,
    comments: Vec<Comment>,
    location: Location,
    attack_info: AttackInfo,
    domain: Option<DomainName>,
    uri: Option<String>,
    /// How many occurrences it stands for.
    count: i64,
    source: EndPoint,
    destination: EndPoint,
    /// In milliseconds since 1970, like every time.
    timestamp: i64,
    flags: Vec<&'static str>,
    severity: &'static str,
}

/// Occurrences of the same kind that lie close together.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AggregatedEvent)]
pub(in crate::api::events) struct Aggregated {
    #[serde(flatten)]
    shared: Shared,
    /// The first of them, for older clients.
    associated_case: Option<AssociatedCase>,
    associated_cases: Vec<AssociatedCase>,
    /// Its number, as text.
    protocol: String,
    start_timestamp: i64,
    end_timestamp: i64,
    last_updated_timestamp: i64,
    #[serde(rename = "detailedEventIDS")]
    detailed_event_ids: Vec<String>,
}

/// What a sensor saw once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RawEvent)]
pub(in crate::api::events) struct Raw {
    #[serde(flatten)]
    shared: Shared,
    #[serde(rename = "protocolID")]
    protocol_id: u8,
    /// When it was taken in.
    engine_timestamp: i64,
    sensor: Option<Sensor>,
}

impl Event {
    pub(super) fn new(event: domain::Event, cases: &HashMap<CaseId, CaseSummary>, show: V1) -> Self {
        let summary = event.summary;
        let associated_cases: Vec<AssociatedCase> =
            event.cases.iter().filter_map(|id| cases.get(id)).map(AssociatedCase::from).collect();
        let joined = |value: String| value.replace(SEPARATOR, show.separator.encode_utf8(&mut [0; 4]));
        let shared = Shared {
            id: summary.id.to_string(),
            customer_info: summary.customer.into(),
            properties: event.properties.into_iter().map(|(key, value)| (key, joined(value))).collect(),
            comments: event.comments.into_iter().map(Comment::from).collect(),
            location: event.location.into(),
            attack_info: summary.attack.into(),
            domain: event.domain.map(|fqdn| DomainName { fqdn }),
            uri: event.uri,
            count: summary.count,
            source: EndPoint::new(summary.source, event.source_geo),
            destination: EndPoint::new(summary.destination, event.destination_geo),
            timestamp: summary.id.timestamp.millis(),
            flags: summary.flags.iter().map(argus_domain::Flag::name).collect(),
            severity: summary.severity.name(),
        };
        if summary.id.kind == EventType::Raw && !show.one_shape {
            return Self::Raw(Box::new(Raw {
                shared,
                protocol_id: summary.protocol.0,
                engine_timestamp: summary.last_updated.millis(),
                sensor: event.sensor.map(Sensor::from),
            }));
        }
        Self::Aggregated(Box::new(Aggregated {
            shared,
            associated_case: associated_cases.first().cloned(),
            associated_cases,
            protocol: summary.protocol.0.to_string(),
            start_timestamp: summary.start.millis(),
            end_timestamp: summary.end.millis(),
            last_updated_timestamp: summary.last_updated.millis(),
            detailed_event_ids: event.raw_events.iter().map(ToString::to_string).collect(),
        }))
    }
}
