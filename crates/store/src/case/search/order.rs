//! The order of cases that are found.

use super::condition::{PUBLISHED_AT, PUBLISHED_BY};
use argus_domain::{Sort, case::CaseOrder};

/// Ends in the case's number, so that no two are alike. Numbers, times and severities have an index; other orders
/// are sorted in memory.
pub(super) fn order(sort: &[Sort<CaseOrder>]) -> String {
    let way = |descending: bool| if descending { " DESC" } else { "" };
    let mut parts = Vec::new();
    let mut has_number = false;
    for Sort { key, descending } in sort {
        has_number |= *key == CaseOrder::Id;
        parts.push(format!("{}{}", column(*key), way(*descending)));
    }
    if !has_number {
        parts.push(format!("soc_case.id{}", way(sort.last().is_none_or(|last| last.descending))));
    }
    format!(" ORDER BY {}", parts.join(", "))
}

fn column(key: CaseOrder) -> String {
    let login = |column: &str| format!("(SELECT LOWER(login) FROM app_user WHERE app_user.id = {column})");
    match key {
        CaseOrder::Id => "soc_case.id".to_owned(),
        CaseOrder::Opened => "soc_case.opened_at".to_owned(),
        CaseOrder::Reporter => login("COALESCE(soc_case.owner_id, soc_case.opened_by)"),
        CaseOrder::OpenedBy => login("soc_case.opened_by"),
        CaseOrder::UpdatedBy => login("soc_case.updated_by"),
        CaseOrder::Updated => "soc_case.updated_at".to_owned(),
        CaseOrder::AssignedUser => login("soc_case.customer_assignee_id"),
        CaseOrder::AssignedTech => login("soc_case.assignee_id"),
        CaseOrder::ClosedBy => login("soc_case.closed_by"),
        CaseOrder::Closed => "COALESCE(soc_case.closed_at, 0)".to_owned(),
        CaseOrder::PublishedBy => login(PUBLISHED_BY),
        CaseOrder::Published => format!("COALESCE({PUBLISHED_AT}, 0)"),
        CaseOrder::CustomerDue => "COALESCE(soc_case.customer_due_at, 0)".to_owned(),
        CaseOrder::TechDue => "COALESCE(soc_case.tech_due_at, 0)".to_owned(),
        CaseOrder::Customer => {
            "(SELECT short_name FROM customer WHERE customer.id = soc_case.customer_id)".to_owned()
        }
        CaseOrder::Severity => "soc_case.severity".to_owned(),
        CaseOrder::Status => {
            "(SELECT status FROM case_state WHERE case_state.id = soc_case.state_id)".to_owned()
        }
        CaseOrder::Kind => "soc_case.kind".to_owned(),
        CaseOrder::Service => "soc_case.service".to_owned(),
        CaseOrder::Category => "COALESCE(soc_case.classification, '')".to_owned(),
        CaseOrder::Name => "soc_case.folded".to_owned(),
    }
}
