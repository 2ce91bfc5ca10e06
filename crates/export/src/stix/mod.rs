//! Indicators as STIX 2.1 (OASIS). Everything in a bundle follows from the case, so that what is exported twice is the
//! same: objects with the same ids, which whoever takes them in again knows.

mod id;
mod marking;
mod object;
mod pattern;
#[cfg(test)]
mod tests;

use crate::{Writer, by_level};
use argus_domain::{
    Timestamp,
    export::{ReportEnd, ReportHead, ReportRows},
    ioc::Tlp,
};
use id::Ids;
use serde_json::{Value, json};

#[derive(Debug, Default)]
pub(crate) struct Stix {
    ids: Ids,
}

/// When Argus began to be one who tells of indicators.
const IDENTITY_CREATED: Timestamp = Timestamp::clamped(1_767_225_600_000);

impl Writer for Stix {
    fn head(&mut self, head: &ReportHead) -> String {
        let case = &head.case.summary;
        self.ids = Ids::of(case.id, case.opened);
        let bundle = self.ids.of_text("bundle", &format!("{} {}", head.tlp, case.updated));
        let levels = Tlp::ALL.into_iter().filter(|tlp| *tlp <= head.tlp);
        let mut objects = vec![identity()];
        objects.extend(levels.map(marking::definition));
        objects.push(self.withheld(head));
        let objects: Vec<String> = objects.iter().map(Value::to_string).collect();
        format!("{{\"type\":\"bundle\",\"id\":\"{bundle}\",\"objects\":[\n{}", objects.join(",\n"))
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        match rows {
            ReportRows::Iocs(iocs) => {
                iocs.iter().map(|ioc| format!(",\n{}", object::of(&self.ids, ioc))).collect()
            }
            _ => String::new(),
        }
    }

    fn end(&mut self, _: ReportEnd) -> String {
        "\n]}\n".to_owned()
    }
}

impl Stix {
    /// A note about what is not there, which tells no more than how many of which type.
    fn withheld(&self, head: &ReportHead) -> Value {
        let levels: Vec<String> = by_level(&head.withheld)
            .into_iter()
            .map(|(tlp, what)| format!("{}: {what}", tlp.label()))
            .collect();
        let content = if levels.is_empty() {
            format!("Nothing was withheld: there are no indicators above {}.", head.tlp.label())
        } else {
            format!("Withheld as above {}: {}.", head.tlp.label(), levels.join("; "))
        };
        let at = head.case.summary.opened.to_string();
        json!({
            "type": "note",
            "spec_version": "2.1",
            "id": self.ids.of_text("note", &content),
            "created_by_ref": Ids::identity(),
            "created": at,
            "modified": at,
            "abstract": "What was withheld",
            "content": content,
            "object_refs": [Ids::identity()],
            "object_marking_refs": [marking::id(Tlp::Clear)],
        })
    }
}

fn identity() -> Value {
    let at = IDENTITY_CREATED.to_string();
    json!({
        "type": "identity",
        "spec_version": "2.1",
        "id": Ids::identity(),
        "created": at,
        "modified": at,
        "name": "Argus",
        "identity_class": "system",
    })
}
