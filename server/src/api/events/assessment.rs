//! What is said of events, as it comes over the wire.

use super::criteria::{EventFlag, SeverityName};
use crate::api::openapi::takes;
use argus_domain::{Assessment, CaseId, Flags, property::SEPARATOR};
use argus_lenient::Fields;

takes! {
    /// What is said of events.
    pub(super) struct EventUpdate {
        /// A comment to add.
        comment: String,
        /// Flags to set.
        flagsToEnable: Vec<EventFlag>,
        /// Flags to clear.
        flagsToDisable: Vec<EventFlag>,
        newSeverity: SeverityName,
        /// A case to link to; 0 takes all links away.
        #[schema(minimum = 0)]
        associateToCase: i64,
        /// Cases to link to.
        associateCases: Vec<i64>,
        /// Cases to which they are linked no longer.
        unassociateCases: Vec<i64>,
        /// Sets the flag HANDLED_BY_ANALYST.
        #[schema(default = false)]
        handledByAnalyst: bool,
        /// The same for the raw events below.
        #[schema(default = false)]
        recursiveAnnotation: bool,
    }
}

/// The `update` object of events/v1 (reference section 2.3). SLA checks can be asked for, but there are none
/// to run.
pub(super) fn v1(fields: &mut Fields) -> Assessment {
    let update = fields.object("update", |update| {
        let (mut associate, mut unassociate_all) = (cases(update, "associateCases"), false);
        match update.int("associateToCase") {
            Some(0) => unassociate_all = true,
            Some(case) if case > 0 => associate.push(CaseId(case)),
            Some(_) => update.refuse("associateToCase", "must be 0 or the number of a case"),
            None => {}
        }
        Assessment {
            comment: update.text("comment"),
            enable: flags(update, "flagsToEnable"),
            disable: flags(update, "flagsToDisable"),
            severity: update.parsed("newSeverity"),
            associate,
            unassociate: cases(update, "unassociateCases"),
            unassociate_all,
            handled_by_analyst: update.bool("handledByAnalyst").unwrap_or(false),
            acknowledge: false,
            recursive: update.bool("recursiveAnnotation").unwrap_or(false),
            properties: Default::default(),
        }
    });
    if update.is_none() && fields.is_sound() {
        fields.refuse("update", "is required");
    }
    update.unwrap_or_default()
}

/// The fields of an assessment of events/v2 (section 2.5).
pub(super) fn v2(fields: &mut Fields) -> Assessment {
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
        unassociate_all: false,
        handled_by_analyst: fields.bool("handledByAnalyst").unwrap_or(false),
        acknowledge: fields.bool("autoAcknowledge").unwrap_or(true),
        recursive: false,
        properties: properties.into_iter().collect(),
    }
}

fn flags(fields: &mut Fields, field: &str) -> Flags {
    fields.parsed_list(field).into_iter().collect()
}

fn cases(fields: &mut Fields, field: &str) -> Vec<CaseId> {
    fields.ints(field).into_iter().map(CaseId).collect()
}
