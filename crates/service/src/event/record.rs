//! What lies in an event's record, for searches that ask for it.

use argus_domain::{EventQuery, EventRecord, property::PropertyMap};
use argus_ingest::Format;
use argus_store::event::Candidate;

/// Whether an event that SQL found also has the properties that are asked for.
pub(super) fn matches(query: &EventQuery, candidate: &Candidate) -> bool {
    let properties = properties(candidate);
    let record = EventRecord { kind: candidate.kind, properties: &properties, sensor: candidate.sensor };
    query.matches(&candidate.facts, record)
}

pub(crate) fn properties(candidate: &Candidate) -> PropertyMap {
    let read = candidate
        .record
        .as_ref()
        .and_then(|content| Some(Format::from_number(content.format)?.details(&content.text)));
    let mut properties = read.unwrap_or_default().properties;
    properties.extend(candidate.submitted.clone());
    properties
}
