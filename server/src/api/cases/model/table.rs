//! Cases as a table.

use argus_domain::{Timestamp, case::CaseRecord, network::Doer};
use argus_export::csv::line;

const COLUMNS: [&str; 18] = [
    "id",
    "customerID",
    "customer",
    "service",
    "category",
    "type",
    "status",
    "priority",
    "subject",
    "customerReference",
    "accessMode",
    "reporter",
    "assignedUser",
    "assignedTech",
    "createdTimestamp",
    "lastUpdatedTimestamp",
    "closedTimestamp",
    "flags",
];

/// With a line of names. Times are milliseconds since 1970, and flags are separated by blanks.
pub(in crate::api::cases) fn table(records: &[CaseRecord]) -> String {
    std::iter::once(line(&COLUMNS)).chain(records.iter().map(|record| line(&cells(record)))).collect()
}

fn cells(record: &CaseRecord) -> [String; COLUMNS.len()] {
    let CaseRecord { summary, people, .. } = record;
    let person = |of: &Option<Doer>| of.as_ref().map_or_else(String::new, |person| person.login.clone());
    let flags: Vec<&str> = record.flags.iter().map(|flag| flag.name()).collect();
    [
        summary.id.to_string(),
        summary.customer.id.to_string(),
        summary.customer.short_name.clone(),
        record.service.short_name.clone(),
        summary.classification.clone().unwrap_or_default(),
        record.kind.name().to_owned(),
        record.status.name().to_owned(),
        summary.severity.name().to_owned(),
        summary.name.clone(),
        summary.soc_ticket.clone().unwrap_or_default(),
        summary.access.name().to_owned(),
        person(&people.reporter),
        person(&people.assigned_user),
        person(&people.assigned_tech),
        summary.opened.millis().to_string(),
        summary.updated.millis().to_string(),
        summary.closed.map_or(0, Timestamp::millis).to_string(),
        flags.join(" "),
    ]
}
