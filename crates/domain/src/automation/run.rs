//! What a rule did.

use crate::{AutomationRuleId, AutomationRunId, CaseId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RunOutcome {
    /// All of its actions.
    Done,
    /// At least one action was not allowed, by the rules that hold for people, too.
    Refused,
    /// It did nothing, so that rules do not set each other going for ever.
    Stopped,
}

impl RunOutcome {
    pub const ALL: [Self; 3] = [Self::Done, Self::Refused, Self::Stopped];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Refused => "Refused",
            Self::Stopped => "Stopped",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub id: AutomationRunId,
    /// The rule may be gone; its name then is kept.
    pub rule: AutomationRuleId,
    pub rule_name: String,
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub case_title: String,
    pub at: Timestamp,
    /// What set it going: `the case entered Containment, by anna`
    pub cause: String,
    pub outcome: RunOutcome,
    /// Why it was stopped.
    pub reason: Option<String>,
    pub actions: Vec<ActionResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionResult {
    /// `Set severity to high`
    pub text: String,
    /// Why it was not done, if it was not.
    pub refused: Option<String>,
}

/// What a list of runs is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunFilter {
    pub rule: Option<AutomationRuleId>,
    pub case: Option<CaseId>,
    pub outcome: Option<RunOutcome>,
}
