//! What is said of events in events/v1 (reference section 2.3).

use crate::api::{
    ApiError,
    events::{
        assessment::{cases, flags},
        criteria::{EventFlag, SeverityName},
    },
    openapi::takes,
};
use argus_domain::{Assessment, CaseId, Invalid};
use argus_lenient::Fields;
use argus_service::Error;

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
        /// Also tells the events that these consist of: raw ones, and those that were named when these were
        /// submitted; up to 10,000, in the shape of aggregated ones. An answer without events has none of them
        /// either.
        #[schema(default = false)]
        recursiveResult: bool,
    }
}

/// What is to be said, and how it was written.
#[derive(Debug, Default)]
pub(super) struct Update {
    pub(super) assessment: Assessment,
    /// Also tells the events that the assessed ones consist of.
    pub(super) with_sub_events: bool,
    /// Which of the cases to link to was written as `associateToCase`.
    single: Option<usize>,
}

impl Update {
    /// From the field `update`.
    pub(super) fn required(fields: &mut Fields) -> Self {
        let update = fields.object("update", Self::read);
        if update.is_none() && fields.is_sound() {
            fields.refuse("update", "is required");
        }
        update.unwrap_or_default()
    }

    /// SLA checks can be asked for, but there are none to run.
    fn read(fields: &mut Fields) -> Self {
        let (mut associate, unassociate) =
            (cases(fields, "associateCases"), cases(fields, "unassociateCases"));
        let (mut single, mut unassociate_all) = (None, false);
        match fields.int("associateToCase").map(CaseId) {
            None => {}
            Some(CaseId(0)) => unassociate_all = true,
            Some(case) if case.0 < 0 => {
                fields.refuse("associateToCase", "must be 0 or the number of a case");
            }
            Some(case) if unassociate.contains(&case) => {
                fields.refuse("associateToCase", "and unassociateCases name the same case");
            }
            Some(case) => {
                single = Some(associate.len());
                associate.push(case);
            }
        }
        let assessment = Assessment {
            comment: fields.text("comment"),
            enable: flags(fields, "flagsToEnable"),
            disable: flags(fields, "flagsToDisable"),
            severity: fields.parsed("newSeverity"),
            associate,
            unassociate,
            unassociate_all,
            handled_by_analyst: fields.bool("handledByAnalyst").unwrap_or(false),
            recursive: fields.bool("recursiveAnnotation").unwrap_or(false),
            ..Assessment::default()
        };
        let with_sub_events = fields.bool("recursiveResult").unwrap_or(false);
        Self { assessment, with_sub_events, single }
    }

    /// What the service refuses, under the names that the caller wrote.
    pub(super) fn named(&self, error: Error) -> ApiError {
        let Error::Invalid(Invalid(mut errors)) = error else { return error.into() };
        for error in &mut errors {
            let Some((list, number)) = member(&error.field) else { continue };
            let is_single = list == "update.associateCases" && self.single == Some(number);
            error.field = if is_single { "update.associateToCase" } else { list }.to_owned();
        }
        Invalid(errors).into()
    }
}

/// A field and a number of `field[number]`.
fn member(field: &str) -> Option<(&str, usize)> {
    let (list, number) = field.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;

    #[test]
    fn what_is_read_is_what_is_said() {
        holds::<EventUpdate>(&[], |fields| {
            Update::read(fields);
        });
    }
}
