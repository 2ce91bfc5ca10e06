//! Indicators as a table that the page reads in again (see `argus_domain::ioc::paste`).

use crate::{Writer, by_level, csv::line};
use argus_domain::{
    export::{ReportEnd, ReportHead, ReportRows},
    ioc::{Ioc, paste},
};

#[derive(Debug, Default)]
pub(crate) struct Csv {
    /// Comes last: it is no row, and begins as a comment does.
    withheld: String,
}

const COLUMNS: [&str; 7] = ["value", "type", "tlp", "tags", "description", "added", "addedBy"];

impl Writer for Csv {
    fn head(&mut self, head: &ReportHead) -> String {
        let levels = by_level(&head.withheld).into_iter();
        self.withheld = match levels
            .map(|(tlp, what)| format!("{} {}: {what}\r\n", paste::WITHHELD, tlp.label()))
            .collect()
        {
            empty if String::is_empty(&empty) => {
                format!("{}: nothing above {}\r\n", paste::WITHHELD, head.tlp.label())
            }
            some => some,
        };
        line(&COLUMNS)
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        match rows {
            ReportRows::Iocs(iocs) => iocs.iter().map(|ioc| line(&cells(ioc))).collect(),
            _ => String::new(),
        }
    }

    fn end(&mut self, _: ReportEnd) -> String {
        std::mem::take(&mut self.withheld)
    }
}

fn cells(ioc: &Ioc) -> [String; COLUMNS.len()] {
    [
        ioc.value.clone(),
        ioc.kind.to_string(),
        ioc.tlp.to_string(),
        paste::join_tags(&ioc.tags),
        ioc.description.clone(),
        ioc.added.to_string(),
        ioc.added_by.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
    ]
}
