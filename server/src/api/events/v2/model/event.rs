//! `EventResponse`.

use super::{
    V2,
    parts::{
        AlarmInfo, AssociatedCase, AttackCategoryInfo, Comment, Device, EndPoint, Location, Property,
        SignatureInfo, Timestamps, protocol,
    },
};
use crate::api::{events::criteria::v2::EventKind, model::CustomerInfo};
use argus_domain::{CaseId, EventType, Flag, case::CaseSummary, event::Event};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// An aggregated or a raw event. What is not known is null.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::events::v2) struct EventResponse {
    id: String,
    #[schema(value_type = String, format = "uuid")]
    uuid: Uuid,
    #[serde(rename = "type")]
    #[schema(value_type = EventKind)]
    kind: EventType,
    customer: CustomerInfo,
    timestamps: Timestamps,
    signature: SignatureInfo,
    alarm: Option<AlarmInfo>,
    attack_category: Option<AttackCategoryInfo>,
    severity: &'static str,
    /// How many occurrences it stands for.
    count: i64,
    protocol: &'static str,
    source: EndPoint,
    destination: EndPoint,
    domain: Option<String>,
    uri: Option<String>,
    /// Without those of an end point, which are its own.
    flags: Vec<String>,
    location: Option<Location>,
    /// What reported a raw event.
    sensor: Option<Device>,
    associated_cases: Vec<AssociatedCase>,
    properties: Vec<Property>,
    comments: Vec<Comment>,
    sub_events: Vec<String>,
}

impl EventResponse {
    pub(super) fn new(event: Event, cases: &HashMap<CaseId, CaseSummary>, shown: &V2) -> Self {
        let timestamps = Timestamps::new(&event);
        let [source, destination] = EndPoint::both(&event);
        let summary = event.summary;
        let wanted = |key: &String| shown.all_properties || shown.properties.contains(key);
        Self {
            id: summary.id.to_string(),
            uuid: summary.id.uuid,
            kind: summary.id.kind,
            customer: summary.customer.into(),
            timestamps,
            alarm: AlarmInfo::of(&summary.attack),
            attack_category: AttackCategoryInfo::of(&summary.attack),
            signature: SignatureInfo { name: summary.attack.signature },
            severity: summary.severity.name(),
            count: summary.count,
            protocol: protocol(summary.protocol),
            source,
            destination,
            domain: event.domain,
            uri: event.uri,
            flags: summary.flags.iter().filter(|flag| !flag.is_of_endpoint()).map(Flag::camel_name).collect(),
            location: Location::of(event.location),
            sensor: event.sensor.map(Device::from),
            associated_cases: event
                .cases
                .iter()
                .filter_map(|id| cases.get(id))
                .map(AssociatedCase::from)
                .collect(),
            properties: event
                .properties
                .into_iter()
                .filter(|(key, _)| wanted(key))
                .map(Property::from)
                .collect(),
            comments: if shown.comments {
                event.comments.into_iter().map(Comment::from).collect()
            } else {
                Vec::new()
            },
            sub_events: if shown.sub_events {
                event.raw_events.iter().map(ToString::to_string).collect()
            } else {
                Vec::new()
            },
        }
    }
}
