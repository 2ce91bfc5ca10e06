//! What the calls of this module answer.

use crate::api::model::CustomerInfo;
use argus_domain::{
    Timestamp,
    alert::{Alert, AlertAsset, AlertIoc, AlertSummary},
    case::Person,
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// An alert. Lists leave out what is known of one alert only: description, note, link, content, context, indicators,
/// assets, events and cases.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Alert)]
pub(super) struct AlertVo {
    id: i64,
    customer_info: CustomerInfo,
    title: String,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reference: Option<String>,
    severity: &'static str,
    status: &'static str,
    /// Of a closed alert.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    resolution: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    classification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    owner: Option<PersonVo>,
    /// `key` or `key:value`.
    tags: Vec<String>,
    /// How often the source sent it.
    count: i64,
    /// When it happened, as the source says.
    #[schema(value_type = i64)]
    source_timestamp: Timestamp,
    #[schema(value_type = i64)]
    created_timestamp: Timestamp,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    closed_timestamp: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    closed_by: Option<PersonVo>,
    /// Until when it is put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    snoozed_timestamp: Option<Timestamp>,
    /// Rises with every change.
    version: i64,
    #[serde(flatten)]
    details: Option<AlertDetails>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlertDetails {
    /// Markdown.
    description: String,
    /// Markdown.
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    link: Option<String>,
    /// As the source sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    content: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    context: Option<Value>,
    iocs: Vec<IocVo>,
    assets: Vec<AssetVo>,
    /// Ids of aggregated events, as far as they are still there.
    events: Vec<String>,
    /// Numbers of the cases that it went to.
    cases: Vec<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertPerson)]
pub(super) struct PersonVo {
    id: i64,
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertIoc)]
struct IocVo {
    id: i64,
    value: String,
    #[serde(rename = "type")]
    kind: &'static str,
    tlp: &'static str,
    description: String,
    tags: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertAsset)]
struct AssetVo {
    id: i64,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    ip: String,
    domain: String,
    description: String,
}

impl From<Person> for PersonVo {
    fn from(person: Person) -> Self {
        Self { id: person.id.0, name: person.name }
    }
}

impl From<AlertSummary> for AlertVo {
    fn from(summary: AlertSummary) -> Self {
        Self {
            id: summary.id.0,
            customer_info: summary.customer.into(),
            title: summary.title,
            source: summary.source,
            reference: summary.reference,
            severity: summary.severity.name(),
            status: summary.status.name(),
            resolution: summary.resolution.map(|resolution| resolution.name()),
            classification: summary.classification,
            owner: summary.owner.map(PersonVo::from),
            tags: summary.tags.iter().map(ToString::to_string).collect(),
            count: summary.count,
            source_timestamp: summary.happened,
            created_timestamp: summary.created,
            last_updated_timestamp: summary.updated,
            closed_timestamp: summary.closed,
            closed_by: summary.closed_by.map(PersonVo::from),
            snoozed_timestamp: summary.snoozed,
            version: summary.version,
            details: None,
        }
    }
}

impl From<Alert> for AlertVo {
    fn from(alert: Alert) -> Self {
        let Alert { summary, description, note, link, content, context, iocs, assets, events, cases } = alert;
        let ioc = |ioc: AlertIoc| IocVo {
            id: ioc.id.0,
            value: ioc.value,
            kind: ioc.kind.name(),
            tlp: ioc.tlp.name(),
            description: ioc.description,
            tags: ioc.tags,
        };
        let asset = |asset: AlertAsset| {
            let AlertAsset { id, name, kind, ip, domain, description } = asset;
            AssetVo { id: id.0, name, kind, ip, domain, description }
        };
        let details = AlertDetails {
            description,
            note,
            link,
            content,
            context,
            iocs: iocs.into_iter().map(ioc).collect(),
            assets: assets.into_iter().map(asset).collect(),
            events: events.iter().map(ToString::to_string).collect(),
            cases: cases.iter().map(|case| case.case.0).collect(),
        };
        Self { details: Some(details), ..summary.into() }
    }
}
