//! Events as events/v1 shows them (reference section 2.4, and the requirement's example).

use crate::api::ApiError;
use argus_domain::{
    CaseId, Cidr, EventType,
    case::{CaseState, CaseSummary},
    event::{Comment, EndPoint, Event, GeoLocation, Sensor},
};
use argus_service::{Ctx, case};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An aggregated or a raw event: they share most fields.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownEvent {
    customer_info: Value,
    properties: BTreeMap<String, String>,
    comments: Vec<Value>,
    location: Value,
    attack_info: Value,
    domain: Option<Value>,
    uri: Option<String>,
    count: i64,
    source: ShownEndPoint,
    destination: ShownEndPoint,
    timestamp: i64,
    flags: Value,
    severity: &'static str,
    id: String,
    #[serde(flatten)]
    kind: Kind,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Kind {
    #[serde(rename_all = "camelCase")]
    Aggregated {
        associated_case: Option<Value>,
        associated_cases: Vec<Value>,
        protocol: String,
        start_timestamp: i64,
        end_timestamp: i64,
        last_updated_timestamp: i64,
        #[serde(rename = "detailedEventIDS")]
        detailed_event_ids: Vec<String>,
    },
    Raw {
        #[serde(rename = "protocolID")]
        protocol_id: u8,
        #[serde(rename = "engineTimestamp")]
        engine_timestamp: i64,
        sensor: Option<Value>,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownEndPoint {
    port: Option<u16>,
    geo_location: Option<Value>,
    network_address: Option<Value>,
}

/// With the cases that the caller may see put to their numbers.
pub(super) async fn shown(ctx: &Ctx, events: Vec<Event>) -> Result<Vec<ShownEvent>, ApiError> {
    let ids: BTreeSet<CaseId> = events.iter().flat_map(|event| event.cases.iter().copied()).collect();
    let ids: Vec<CaseId> = ids.into_iter().collect();
    let cases: HashMap<CaseId, CaseSummary> =
        case::by_ids(ctx, &ids).await?.into_iter().map(|case| (case.id, case)).collect();
    Ok(events.into_iter().map(|event| show(event, &cases)).collect())
}

fn show(event: Event, cases: &HashMap<CaseId, CaseSummary>) -> ShownEvent {
    let Event { summary, location, domain, uri, properties, comments, raw_events, .. } = event;
    let customer_info = json!({
        "id": summary.customer.id, "shortName": summary.customer.short_name, "name": summary.customer.name,
    });
    let kind = match summary.id.kind {
        EventType::Aggregated => {
            let cases: Vec<Value> =
                event.cases.iter().filter_map(|id| cases.get(id)).map(associated_case).collect();
            Kind::Aggregated {
                associated_case: cases.first().cloned(),
                associated_cases: cases,
                protocol: summary.protocol.0.to_string(),
                start_timestamp: summary.start.millis(),
                end_timestamp: summary.end.millis(),
                last_updated_timestamp: summary.last_updated.millis(),
                detailed_event_ids: raw_events.iter().map(ToString::to_string).collect(),
            }
        }
        EventType::Raw => Kind::Raw {
            protocol_id: summary.protocol.0,
            engine_timestamp: summary.last_updated.millis(),
            sensor: event.sensor.as_ref().map(sensor),
        },
    };
    ShownEvent {
        comments: comments.iter().map(shown_comment).collect(),
        location: json!({
            "id": location.id, "shortName": location.short_name, "name": location.name,
            "timeZone": location.time_zone,
        }),
        attack_info: json!({
            "alarmID": summary.attack.alarm, "alarmDescription": summary.attack.alarm_description,
            "attackCategoryID": summary.attack.category, "attackCategoryName": summary.attack.category_name,
            "signature": summary.attack.signature,
        }),
        domain: domain.map(|fqdn| json!({"fqdn": fqdn})),
        source: end_point(summary.source, event.source_geo.as_ref()),
        destination: end_point(summary.destination, event.destination_geo.as_ref()),
        timestamp: summary.id.timestamp.millis(),
        flags: json!(summary.flags),
        severity: summary.severity.name(),
        id: summary.id.to_string(),
        count: summary.count,
        customer_info,
        properties,
        uri,
        kind,
    }
}

fn end_point(end: EndPoint, place: Option<&GeoLocation>) -> ShownEndPoint {
    ShownEndPoint {
        port: end.port,
        geo_location: place.map(geo_location),
        network_address: end.address.map(network_address),
    }
}

fn network_address(address: Cidr) -> Value {
    json!({
        "host": address.is_host(), "ipv6": !address.is_ipv4(), "maskBits": address.bits(),
        "multicast": address.is_multicast(), "public": address.is_public(), "address": address.address(),
    })
}

/// Where its sender said that an end point is.
fn geo_location(place: &GeoLocation) -> Value {
    json!({
        "countryCode": place.country, "countryName": null, "locationName": place.name,
        "latitude": place.latitude, "longitude": place.longitude,
    })
}

/// Sensors are known by name only.
fn sensor(sensor: &Sensor) -> Value {
    json!({"sensorID": sensor.id, "hostName": sensor.host_name, "hostIpString": null, "hostIpAddress": null})
}

fn associated_case(case: &CaseSummary) -> Value {
    let status = match case.state {
        CaseState::Open => "WORKING_SOC",
        CaseState::Closed => "CLOSED",
    };
    json!({
        "id": case.id, "subject": case.name, "status": status,
        "categoryID": null, "categoryName": case.classification, "priority": null, "service": null,
    })
}

fn shown_comment(comment: &Comment) -> Value {
    json!({
        "comment": comment.text, "timestamp": comment.at,
        "user": {"id": comment.user, "name": comment.user_name, "userName": comment.user_name, "type": "user"},
    })
}
