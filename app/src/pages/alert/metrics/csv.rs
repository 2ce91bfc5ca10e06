//! The figures of the groups as a file: times in seconds.

use crate::browser::download;
use argus_domain::alert::{AlertStatistics, Waited};

const HEAD: &str = "Name,Raised,Closed,False positives,Median seconds to acknowledge,90 % to acknowledge,\
                    Median seconds to close,90 % to close\r\n";

pub(super) fn address(all: &AlertStatistics) -> String {
    let mut text = HEAD.to_owned();
    for (name, figures) in &all.groups {
        let times = [figures.acknowledge, figures.close].into_iter().flat_map(|waited| {
            [seconds(waited, |waited| waited.median), seconds(waited, |waited| waited.ninety)]
        });
        let counts = [figures.raised, figures.closed, figures.false_positives].map(|count| count.to_string());
        let cells: Vec<String> = std::iter::once(quoted(name)).chain(counts).chain(times).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    download::csv_address(&text)
}

fn seconds(waited: Option<Waited>, look: fn(Waited) -> i64) -> String {
    waited.map_or_else(String::new, |waited| (look(waited) / 1_000).to_string())
}

/// Nothing in it is a formula for a spreadsheet.
fn quoted(name: &str) -> String {
    let mark = if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", name.replace('"', "\"\""))
}
