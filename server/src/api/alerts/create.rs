//! `POST /alerts/v1/alert`: an alert is raised.

use super::{criteria::AlertSeverity, model::AlertVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::customers,
    openapi::{One, takes},
};
use argus_domain::{
    Severity,
    alert::{NewAlert, NewAsset},
    ioc::NewIoc,
};
use argus_lenient::Fields;
use argus_service::alert;
use axum::{body::Body, http::StatusCode};
use serde_json::Value;

takes! {
    /// A new alert.
    #[schema(as = NewAlert)]
    #[schema(example = json!({"customer": "acme", "title": "Beacons to a new domain", "source": "proxy", "reference": "4711", "severity": "high", "iocs": [{"value": "evil.example"}], "assets": [{"name": "PC-17", "type": "workstation", "ip": "10.0.0.17"}]}))]
    struct NewAlertFields {
        /// Number or short name. The caller's only customer, if he has one, where it is left out.
        customer: String,
        #[schema(required)]
        title: String,
        /// Markdown.
        description: String,
        /// What raised it.
        #[schema(required)]
        source: String,
        /// What the source calls it. The same reference once more is the same alert, which is counted.
        reference: String,
        /// Where the source shows it.
        link: String,
        /// As the source has it: any JSON up to 256 KiB.
        content: Value,
        /// What is known around it: any JSON up to 256 KiB.
        context: Value,
        #[schema(default = "medium")]
        severity: AlertSeverity,
        /// The name of a classification.
        classification: String,
        /// Markdown.
        note: String,
        /// `key` or `key:value`.
        tags: Vec<String>,
        /// When it happened; now where it is left out.
        sourceTimestamp: String,
        iocs: Vec<AlertIocFields>,
        assets: Vec<AlertAssetFields>,
        /// Ids of aggregated events of the same customer.
        events: Vec<String>,
    }

    /// An indicator. It may be written de-fanged.
    #[schema(as = NewAlertIoc)]
    #[schema(example = json!({"value": "evil[.]example", "tlp": "green"}))]
    pub(super) struct AlertIocFields {
        #[schema(required)]
        value: String,
        /// Guessed from the value where it is left out.
        r#type: String,
        #[schema(default = "amber")]
        tlp: String,
        description: String,
        tags: Vec<String>,
    }

    /// What is concerned.
    #[schema(as = NewAlertAsset)]
    #[schema(example = json!({"name": "PC-17", "type": "workstation", "ip": "10.0.0.17"}))]
    pub(super) struct AlertAssetFields {
        #[schema(required)]
        name: String,
        r#type: String,
        ip: String,
        domain: String,
        description: String,
    }
}

/// Raises an alert, or counts one that the source raised before.
///
/// Needs the permission createAlert.
#[utoipa::path(
    post,
    path = "/alerts/v1/alert",
    operation_id = "createAlert",
    request_body = NewAlertFields,
    responses(
        (status = 201, description = "The alert. Its count says how often the source sent it", body = One<AlertVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<AlertVo>, ApiError> {
    let mut fields = body::fields_of::<NewAlertFields>(body, body::SMALL).await?;
    let customer = customers(&ctx, &mut fields, "customer").await?.pop();
    let new = NewAlert {
        customer,
        title: fields.text("title").unwrap_or_default(),
        description: fields.text("description").unwrap_or_default(),
        source: fields.text("source").unwrap_or_default(),
        reference: fields.text("reference"),
        link: fields.text("link"),
        content: fields.raw("content"),
        context: fields.raw("context"),
        severity: fields.parsed("severity").unwrap_or(Severity::Medium),
        classification: fields.text("classification"),
        note: fields.text("note").unwrap_or_default(),
        tags: fields.parsed_list("tags"),
        happened: fields.parsed("sourceTimestamp"),
        iocs: fields.objects("iocs", new_ioc),
        assets: fields.objects("assets", new_asset),
        events: fields.parsed_list("events"),
    };
    fields.finish()?;
    let raised = alert::create(&ctx, new).await?;
    Ok(Envelope::of(StatusCode::CREATED, raised.alert.into()))
}

pub(super) fn new_ioc(fields: &mut Fields) -> NewIoc {
    NewIoc {
        value: fields.text("value").unwrap_or_default(),
        kind: fields.parsed("type"),
        tlp: fields.parsed("tlp").unwrap_or_default(),
        description: fields.text("description").unwrap_or_default(),
        tags: fields.texts("tags"),
    }
}

pub(super) fn new_asset(fields: &mut Fields) -> NewAsset {
    let mut text = |field: &str| fields.text(field).unwrap_or_default();
    NewAsset {
        name: text("name"),
        kind: text("type"),
        ip: text("ip"),
        domain: text("domain"),
        description: text("description"),
    }
}
