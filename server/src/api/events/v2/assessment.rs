//! What an assessment of events/v2 may hold.

use crate::api::{
    criteria::some_of,
    events::{
        assessment::{cases, flags},
        criteria::SeverityName,
    },
    openapi::{choice, takes},
};
use argus_domain::{Assessment, Flag, Flags, property::SEPARATOR};
use argus_lenient::Fields;

takes! {
    /// What is said of events.
    #[schema(example = json!({"comment": "Seen.", "enableFlag": ["followup"]}))]
    pub(super) struct EventAssessment {
        /// A comment to add.
        comment: String,
        /// Flags to set.
        enableFlag: Vec<JudgedFlag>,
        /// Flags to clear.
        disableFlag: Vec<JudgedFlag>,
        newSeverity: SeverityName,
        /// Cases to link to.
        associateCase: Vec<i64>,
        /// Cases to which they are linked no longer.
        disassociateCase: Vec<i64>,
        /// Sets the flag handledByAnalyst.
        #[schema(default = false)]
        handledByAnalyst: bool,
        /// Sets the flag acknowledged, too.
        #[schema(default = true)]
        autoAcknowledge: bool,
        /// Properties to set.
        assessmentProperty: Vec<AssessmentProperty>,
        /// Taken, but changes nothing: events are published as they come.
        #[schema(default = false)]
        publishIfUnpublished: bool,
        /// Taken, but there is nothing to look for.
        trigger: Vec<Trigger>,
    }

    /// A property to set.
    pub(super) struct AssessmentProperty {
        #[schema(required)]
        key: String,
        #[schema(required, min_items = 1)]
        values: Vec<String>,
    }
}

choice! {
    /// What people find an event to be.
    JudgedFlag: Flag::JUDGED.map(Flag::camel_name);
    /// What could be looked for.
    Trigger: TRIGGERS;
}

const TRIGGERS: [&str; 2] = ["slaViolation", "internalSlaViolation"];

pub(super) fn read(fields: &mut Fields) -> Assessment {
    let assessment = assessment(fields);
    let judged: Flags = Flag::JUDGED.into_iter().collect();
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
    some_of(fields, "trigger", &TRIGGERS);
    fields.bool("publishIfUnpublished");
    assessment
}

fn assessment(fields: &mut Fields) -> Assessment {
    let properties = fields.objects("assessmentProperty", |property| {
        let (key, values) = (property.text("key"), property.texts("values"));
        if key.as_ref().is_none_or(String::is_empty) || values.is_empty() {
            property.refuse("key", "and values must both be given");
        }
        (key.unwrap_or_default(), values.join(SEPARATOR.encode_utf8(&mut [0; 4])))
    });
    Assessment {
        comment: fields.text("comment"),
        enable: flags(fields, "enableFlag"),
        disable: flags(fields, "disableFlag"),
        severity: fields.parsed("newSeverity"),
        associate: cases(fields, "associateCase"),
        unassociate: cases(fields, "disassociateCase"),
        handled_by_analyst: fields.bool("handledByAnalyst").unwrap_or(false),
        acknowledge: fields.bool("autoAcknowledge").unwrap_or(true),
        properties: properties.into_iter().collect(),
        ..Assessment::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;

    #[test]
    fn what_is_read_is_what_is_said() {
        holds::<EventAssessment>(&["assessmentProperty"], |fields| {
            read(fields);
        });
    }
}
