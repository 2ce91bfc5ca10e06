//! What an assessment of events/v2 may hold.

use crate::api::{criteria::some_of, events::assessment};
use argus_domain::{Assessment, Flag, Flags};
use argus_lenient::Fields;

/// The flags that people set and clear by judging; all others are set by who reports an event.
const JUDGED: [Flag; 7] = [
    Flag::FalsePositive,
    Flag::NotAThreat,
    Flag::TuningCandidate,
    Flag::Followup,
    Flag::IdentifiedThreat,
    Flag::Acknowledged,
    Flag::PartiallyAcknowledged,
];

pub(super) fn read(fields: &mut Fields) -> Assessment {
    let assessment = assessment::v2(fields);
    let judged: Flags = JUDGED.into_iter().collect();
    for (field, flags) in [("enableFlag", assessment.enable), ("disableFlag", assessment.disable)] {
        if let Some(flag) = flags.without(judged).iter().next() {
            let flag = flag.camel_name();
            fields.refuse(field, format_args!("{flag} is not for people who assess events to change"));
        }
    }
    if !assessment.enable.intersection(assessment.disable).is_empty() {
        fields.refuse("enableFlag", "and disableFlag name the same flag");
    }
    if assessment.associate.iter().any(|case| assessment.unassociate.contains(case)) {
        fields.refuse("associateCase", "and disassociateCase name the same case");
    }
    // There are no agreements whose violation could be looked for, and events are published as they come.
    some_of(fields, "trigger", &["slaViolation", "internalSlaViolation"]);
    fields.bool("publishIfUnpublished");
    assessment
}
