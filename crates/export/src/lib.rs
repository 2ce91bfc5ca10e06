//! What an export of a case looks like in each format. It is written piece by piece, as it is read.

pub mod csv;
mod html;
mod indicators;
mod json;
mod markdown;
mod stix;
mod timeline;

pub use html::CONTENT_SECURITY_POLICY;

use argus_domain::{
    Timestamp,
    case::{CaseSummary, Person},
    custom_field::CustomValue,
    export::{ExportFormat, ExportPart, IocCount, ReportEnd, ReportField, ReportHead, ReportRows},
    ioc::Tlp,
    timeline::LinkedIoc,
};

/// Writes one export, in this order: the head, all rows, the end.
pub trait Writer: Send {
    fn head(&mut self, head: &ReportHead) -> String;
    fn rows(&mut self, rows: &ReportRows) -> String;
    fn end(&mut self, end: ReportEnd) -> String;
}

pub fn writer(format: ExportFormat) -> Box<dyn Writer> {
    match format {
        ExportFormat::Markdown => Box::<markdown::Markdown>::default(),
        ExportFormat::Html => Box::<html::Html>::default(),
        ExportFormat::Json => Box::<json::Json>::default(),
        ExportFormat::Csv => Box::<indicators::Csv>::default(),
        ExportFormat::Stix => Box::<stix::Stix>::default(),
        ExportFormat::TimelineCsv => Box::<timeline::Csv>::default(),
    }
}

pub const fn content_type(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Markdown => "text/markdown; charset=utf-8",
        ExportFormat::Html => "text/html; charset=utf-8",
        ExportFormat::Json => "application/json",
        ExportFormat::Csv | ExportFormat::TimelineCsv => "text/csv; charset=utf-8",
        ExportFormat::Stix => "application/stix+json;version=2.1",
    }
}

/// `case-7.html`, `case-7-indicators.csv`, `case-7-timeline.csv`
pub fn file_name(format: ExportFormat, head: &ReportHead) -> String {
    let id = head.case.summary.id;
    match format.only() {
        None => format!("case-{id}.{}", format.ending()),
        Some(ExportPart::Timeline) => format!("case-{id}-{}", format.ending()),
        Some(_) => format!("case-{id}-indicators.{}", format.ending()),
    }
}

/// Their values.
pub(crate) fn values(iocs: &[LinkedIoc]) -> Vec<String> {
    iocs.iter().map(|ioc| ioc.value.clone()).collect()
}

/// `2 domain, 1 url`: what was withheld of one level.
pub(crate) fn by_level(withheld: &[IocCount]) -> Vec<(Tlp, String)> {
    let mut levels: Vec<(Tlp, String)> = Vec::new();
    for count in withheld {
        let one = format!("{} {}", count.count, count.kind);
        match levels.last_mut().filter(|(tlp, _)| *tlp == count.tlp) {
            Some((_, text)) => *text = format!("{text}, {one}"),
            None => levels.push((count.tlp, one)),
        }
    }
    levels
}

/// What is known of a case, by the names that people know it by.
pub(crate) fn facts(case: &CaseSummary) -> Vec<(&'static str, String)> {
    let name = |person: &Option<Person>| person.as_ref().map(|person| person.name.clone());
    let tags: Vec<String> = case.tags.iter().map(ToString::to_string).collect();
    let by = |at: Timestamp, who: Option<String>| match who {
        Some(who) => format!("{} by {who}", short(at)),
        None => short(at),
    };
    let facts = [
        ("Customer", Some(case.customer.name.clone())),
        ("State", Some(case.state.name.clone())),
        ("Severity", Some(case.severity.to_string())),
        ("Outcome", case.outcome.map(|outcome| outcome.label().to_owned())),
        ("Classification", case.classification.clone()),
        ("SOC ticket", case.soc_ticket.clone()),
        ("Owner", name(&case.owner)),
        ("Assignee", name(&case.assignee)),
        ("Tags", Some(tags.join(", ")).filter(|tags| !tags.is_empty())),
        ("Opened", Some(by(case.opened, Some(case.opened_by.name.clone())))),
        ("Closed", case.closed.map(|at| by(at, name(&case.closed_by)))),
        ("Merged into", case.merged_into.map(|into| format!("#{into}"))),
    ];
    facts.into_iter().filter_map(|(fact, value)| Some((fact, value?))).collect()
}

/// What fields that an administrator defined are called, and what the case has in them.
pub(crate) fn fields(fields: &[ReportField]) -> impl Iterator<Item = (&str, String)> {
    fields.iter().map(|field| {
        let value = match &field.value {
            CustomValue::Time(at) => short(*at),
            other => other.shown(),
        };
        (field.label.as_str(), value)
    })
}

/// To the second, in UTC: `2026-11-22 10:42:07Z`.
pub(crate) fn short(at: Timestamp) -> String {
    let text = at.to_string();
    match text.split_once('T') {
        Some((day, time)) => format!("{day} {}Z", time.split(['.', 'Z']).next().unwrap_or_default()),
        None => text,
    }
}

pub(crate) fn names(people: &[Person]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

pub(crate) fn blanked(end: ReportEnd) -> Option<String> {
    match end.blanked {
        0 => None,
        1 => Some("In one place, a withheld value was taken out.".to_owned()),
        many => Some(format!("In {many} places, withheld values were taken out.")),
    }
}
