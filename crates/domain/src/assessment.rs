//! What people say of events.

use crate::{CaseId, Flags, Invalid, Severity, property::PropertyMap};
use serde::{Deserialize, Serialize};

/// What is said of events. What is empty or `None` leaves things as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assessment {
    pub comment: Option<String>,
    pub enable: Flags,
    pub disable: Flags,
    pub severity: Option<Severity>,
    pub associate: Vec<CaseId>,
    pub unassociate: Vec<CaseId>,
    /// Ends all links before new ones are made.
    pub unassociate_all: bool,
    pub handled_by_analyst: bool,
    /// Sets the flag ACKNOWLEDGED, unless it is to be cleared.
    pub acknowledge: bool,
    /// The raw events that an event was merged from get the same flags and severity.
    pub recursive: bool,
    /// Kept with the event under `meta.argus.assessment.`.
    pub properties: PropertyMap,
}

/// In characters.
const MAX_COMMENT: usize = 65_536;

impl Assessment {
    /// Field names are those of events/v1.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        if self.comment.as_ref().is_some_and(|text| text.chars().count() > MAX_COMMENT) {
            invalid.add("update.comment", format_args!("must not be longer than {MAX_COMMENT} characters"));
        }
        for (field, flags) in [("update.flagsToEnable", self.enable), ("update.flagsToDisable", self.disable)]
        {
            if let Some(flag) = flags.iter().find(|flag| !flag.may_be_submitted()) {
                invalid.add(field, format_args!("{flag} cannot be changed: the system sets it"));
            }
        }
        if !self.enable.intersection(self.disable).is_empty() {
            invalid.add("update.flagsToEnable", "and flagsToDisable name the same flag");
        }
        if self.associate.iter().any(|case| self.unassociate.contains(case)) {
            invalid.add("update.associateCases", "and unassociateCases name the same case");
        }
        invalid.into_result()
    }

    /// Without the blanks around it; none where nothing is left.
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }
}
