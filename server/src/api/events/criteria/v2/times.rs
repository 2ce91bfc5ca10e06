//! Which times of an event have to lie within a search's range.

use crate::api::criteria::{one_of, some_of};
use argus_domain::{TimeField, TimeFields};
use argus_lenient::Fields;

/// Events are created and published at their own time. What the engine persisted is what it wrote last.
pub(super) const NAMES: [(&str, TimeField); 7] = [
    ("created", TimeField::Timestamp),
    ("lastUpdated", TimeField::LastUpdated),
    ("firstAssessment", TimeField::FirstAssessed),
    ("enginePersisted", TimeField::LastUpdated),
    ("firstEvent", TimeField::Start),
    ("lastEvent", TimeField::End),
    ("published", TimeField::Timestamp),
];

/// `timeFieldStrategy` and `timeMatchStrategy`.
pub(super) fn fields(fields: &mut Fields) -> Option<TimeFields> {
    let known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).chain(["all"]).collect();
    let chosen = some_of(fields, "timeFieldStrategy", &known);
    let all = one_of(fields, "timeMatchStrategy", &["any", "all"]) == Some("all");
    let mut times = TimeFields::default();
    if !chosen.is_empty() {
        let named = NAMES.iter().filter(|(name, _)| chosen.contains(name)).map(|(_, field)| *field);
        let every = TimeFields::ALL.into_iter().filter(|_| chosen.contains(&"all"));
        times = TimeFields::any(named.chain(every));
    }
    times.all = all;
    (times != TimeFields::default()).then_some(times)
}
