//! What a sensor reported: its fields are those of `POST /events/v2/event`, with a title and a text for modules that know
//! the entries of timelines only.

use super::case::client;
use argus_domain::event::{EndPoint, Event, EventSummary};
use serde_json::{Value, json};

pub(crate) fn fields(event: &Event) -> Value {
    let summary = &event.summary;
    let comments: Vec<Value> = event
        .comments
        .iter()
        .map(|comment| {
            json!({"comment_date": comment.at.to_string(), "comment_text": comment.text, "user": {
                "id": comment.user, "name": comment.user_name, "user_login": comment.user_login}})
        })
        .collect();
    let end = |end: &EndPoint| json!({"ip": end.address, "port": end.port});
    json!({
        "type": "event",
        "id": summary.id,
        "event_id": summary.id,
        "event_title": title(summary),
        "event_content": "",
        "event_date": summary.start.to_string(),
        "event_tz": "UTC",
        "event_tags": "",
        "startTimestamp": summary.start,
        "endTimestamp": summary.end,
        "signature": summary.attack.signature,
        "alarm": summary.attack.alarm_description,
        "category": summary.attack.category_name,
        "severity": summary.severity.name(),
        "protocol": summary.protocol,
        "count": summary.count,
        "flags": summary.flags,
        "source": end(&summary.source),
        "destination": end(&summary.destination),
        "fqdn": event.domain,
        "uri": event.uri,
        "properties": event.properties,
        "sensor": event.sensor.as_ref().map(|sensor| &sensor.host_name),
        "client": client(&summary.customer),
        "cases": event.cases,
        "comments": comments,
    })
}

/// What people read first.
pub(crate) fn title(summary: &EventSummary) -> String {
    summary.attack.alarm_description.clone().unwrap_or_else(|| summary.attack.signature.clone())
}
