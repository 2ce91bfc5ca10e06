//! The timeline as a table that the page reads in again (see `argus_domain::timeline::paste`).

use crate::{Writer, by_level, csv::line};
use argus_domain::{
    export::{ReportEnd, ReportHead, ReportRows},
    ioc::paste::{WITHHELD, join_tags},
    timeline::TimelineEntry,
};

#[derive(Debug, Default)]
pub(crate) struct Csv {
    /// Comes last: it is no row, and begins as a comment does.
    withheld: String,
}

const COLUMNS: [&str; 12] = [
    "time",
    "zone",
    "title",
    "description",
    "category",
    "source",
    "tags",
    "indicators",
    "flagged",
    "summary",
    "added",
    "addedBy",
];

impl Writer for Csv {
    fn head(&mut self, head: &ReportHead) -> String {
        let levels = by_level(&head.withheld).into_iter();
        self.withheld = levels.map(|(tlp, what)| format!("{WITHHELD} {}: {what}\r\n", tlp.label())).collect();
        line(&COLUMNS)
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        match rows {
            ReportRows::Timeline(entries) => entries.iter().map(|entry| line(&cells(entry))).collect(),
            _ => String::new(),
        }
    }

    fn end(&mut self, _: ReportEnd) -> String {
        std::mem::take(&mut self.withheld)
    }
}

fn cells(entry: &TimelineEntry) -> [String; COLUMNS.len()] {
    let is = |so: bool| if so { "yes" } else { "" }.to_owned();
    [
        entry.time.with_offset(),
        entry.time.zone.clone(),
        entry.title.clone(),
        entry.description.clone(),
        entry.category.name().to_owned(),
        entry.source.clone(),
        join_tags(&entry.tags),
        join_tags(&crate::values(&entry.iocs)),
        is(entry.flagged),
        is(entry.in_summary),
        entry.added.to_string(),
        entry.added_by.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
    ]
}
