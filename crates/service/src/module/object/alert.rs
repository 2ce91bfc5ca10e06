//! An alert, as modules are told of it.

use super::{case::client, case_tags, one_of, person, tags};
use argus_domain::alert::{Alert, AlertAsset, AlertIoc};
use serde_json::{Value, json};

pub(crate) fn fields(alert: &Alert) -> Value {
    let summary = &alert.summary;
    let resolution = summary.resolution.map(|resolution| resolution.label());
    json!({
        "type": "alert",
        "id": summary.id,
        "alert_id": summary.id,
        "alert_title": summary.title,
        "alert_description": alert.description,
        "alert_source": summary.source,
        "alert_source_ref": summary.reference,
        "alert_source_link": alert.link,
        "alert_source_content": alert.content,
        "alert_context": alert.context,
        "alert_severity": summary.severity.name(),
        "severity": one_of("severity_name", summary.severity.name()),
        "alert_status": summary.status.label(),
        "status": one_of("status_name", summary.status.label()),
        "alert_resolution": resolution,
        "resolution_status": resolution.map(|label| one_of("resolution_status_name", label)),
        "alert_note": alert.note,
        "alert_tags": case_tags(&summary.tags),
        "classification": summary.classification.as_deref().map(|name| one_of("name_expanded", name)),
        "customer": client(&summary.customer),
        "alert_customer_id": summary.customer.id,
        "owner": person(summary.owner.as_ref()),
        "iocs": alert.iocs.iter().map(ioc).collect::<Vec<_>>(),
        "assets": alert.assets.iter().map(asset).collect::<Vec<_>>(),
        "cases": alert.cases.iter().map(|case| case.case).collect::<Vec<_>>(),
        "alert_source_event_time": summary.happened.to_string(),
        "alert_creation_time": summary.created.to_string(),
        "custom_attributes": {},
    })
}

fn ioc(ioc: &AlertIoc) -> Value {
    json!({
        "ioc_value": ioc.value,
        "ioc_type": one_of("type_name", ioc.kind.name()),
        "ioc_tlp": ioc.tlp.name(),
        "ioc_description": ioc.description,
        "ioc_tags": tags(&ioc.tags),
    })
}

fn asset(asset: &AlertAsset) -> Value {
    json!({
        "asset_name": asset.name,
        "asset_type": one_of("asset_name", &asset.kind),
        "asset_ip": asset.ip,
        "asset_domain": asset.domain,
        "asset_description": asset.description,
    })
}
