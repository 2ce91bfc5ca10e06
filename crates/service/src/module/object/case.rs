//! A case, as modules are told of it.

use super::{case_tags, one_of, person};
use argus_domain::{case::Case, event::CustomerName};
use serde_json::{Map, Value, json};

pub(crate) fn fields(case: &Case) -> Value {
    let summary = &case.summary;
    let custom: Map<String, Value> =
        case.custom.iter().map(|(name, value)| (name.clone(), value.to_raw())).collect();
    json!({
        "type": "case",
        "id": summary.id,
        "case_id": summary.id,
        "name": summary.name,
        "case_name": summary.name,
        "description": case.description,
        "case_description": case.description,
        "soc_id": summary.soc_ticket.clone().unwrap_or_default(),
        "case_soc_id": summary.soc_ticket.clone().unwrap_or_default(),
        "case_customer": summary.customer.id,
        "client": client(&summary.customer),
        "classification": summary.classification.as_deref().map(|name| one_of("name_expanded", name)),
        "severity": one_of("severity_name", summary.severity.name()),
        "state": one_of("state_name", &summary.state.name),
        "outcome": summary.outcome.map(|outcome| outcome.name()),
        "status_name": summary.state.lifecycle.name(),
        "owner": person(summary.owner.as_ref()),
        "assignee": person(summary.assignee.as_ref()),
        "user": person(Some(&summary.opened_by)),
        "case_tags": case_tags(&summary.tags),
        "open_date": summary.opened.to_string(),
        "close_date": summary.closed.map(|at| at.to_string()),
        "initial_date": summary.opened.to_string(),
        "custom": custom,
        "custom_attributes": {},
    })
}

pub(crate) fn client(customer: &CustomerName) -> Value {
    json!({
        "id": customer.id,
        "customer_id": customer.id,
        "name": customer.name,
        "customer_name": customer.name,
        "short_name": customer.short_name,
    })
}
