//! What a case must be like for a rule to run.

use crate::{
    Invalid, Severity, StateId,
    case::{CaseSummary, CaseTag, Lifecycle, Outcome},
};
use serde::{Deserialize, Serialize};

/// All of it must hold. Lists are alternatives, but for tags; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// A part of the name, in any case.
    pub name: String,
    pub lifecycle: Option<Lifecycle>,
    pub states: Vec<StateId>,
    pub severities: Vec<Severity>,
    pub classifications: Vec<String>,
    pub outcomes: Vec<Outcome>,
    /// Whether somebody is to work on it.
    pub assigned: Option<bool>,
    /// All of them. One without a value stands for all with its key.
    pub tags: Vec<CaseTag>,
    /// None of them.
    pub without_tags: Vec<CaseTag>,
}

impl Condition {
    pub const MAX_NAME: usize = 200;

    pub fn holds(&self, case: &CaseSummary) -> bool {
        fn among<T: PartialEq>(wanted: &[T], is: Option<&T>) -> bool {
            wanted.is_empty() || is.is_some_and(|is| wanted.contains(is))
        }
        let has = |wanted: &CaseTag| {
            let is_meant = |tag: &CaseTag| {
                tag.key == wanted.key && (wanted.value.is_empty() || tag.value == wanted.value)
            };
            case.tags.iter().any(is_meant)
        };
        case.name.to_lowercase().contains(&self.name.to_lowercase())
            && self.lifecycle.is_none_or(|lifecycle| lifecycle == case.state.lifecycle)
            && among(&self.states, Some(&case.state.id))
            && among(&self.severities, Some(&case.severity))
            && among(&self.classifications, case.classification.as_ref())
            && among(&self.outcomes, case.outcome.as_ref())
            && self.assigned.is_none_or(|assigned| assigned == case.assignee.is_some())
            && self.tags.iter().all(has)
            && !self.without_tags.iter().any(has)
    }

    pub(super) fn check(&self, invalid: &mut Invalid) {
        if self.name.chars().count() > Self::MAX_NAME {
            invalid.add("condition", format_args!("must not have a name of more than {}", Self::MAX_NAME));
        }
        if self.tags.len() + self.without_tags.len() > 100 {
            invalid.add("condition", "must not have more than 100 tags");
        }
    }
}
