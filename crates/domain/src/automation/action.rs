//! What a rule does.

use crate::{
    CaseTemplateId, Invalid, Severity, StateId, UserId,
    case::{CaseTag, Outcome},
    comment::Comment,
    task::NewTask,
};
use serde::{Deserialize, Serialize};

/// Each is checked like the same change by a person, at the time that it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub enum Action {
    SetState {
        state: StateId,
    },
    SetSeverity {
        severity: Severity,
    },
    SetOutcome {
        outcome: Option<Outcome>,
    },
    SetClassification {
        classification: Option<String>,
    },
    SetOwner {
        user: Option<UserId>,
    },
    Assign {
        user: Option<UserId>,
    },
    AddTags {
        tags: Vec<CaseTag>,
    },
    RemoveTags {
        tags: Vec<CaseTag>,
    },
    AddTask {
        title: String,
        description: String,
        /// Hours from then on.
        due_hours: Option<u32>,
        assignee: Option<UserId>,
    },
    /// Those that it has when the rule runs.
    AddTemplateTasks {
        template: CaseTemplateId,
    },
    Comment {
        text: String,
    },
}

impl Action {
    const MOST_HOURS: u32 = 24 * 366;

    /// Problems are named by the action's place: `actions.1`.
    pub(super) fn check(&self, place: usize, invalid: &mut Invalid) {
        let mut wrong = |message: String| invalid.add(format!("actions.{place}"), message);
        match self {
            Self::AddTags { tags } | Self::RemoveTags { tags } => {
                if tags.is_empty() || tags.len() > 100 {
                    wrong("must have from 1 to 100 tags".to_owned());
                }
            }
            Self::AddTask { title, description, due_hours, .. } => {
                let new =
                    NewTask { title: title.clone(), description: description.clone(), ..NewTask::default() };
                if let Err(problems) = new.checked() {
                    problems.0.into_iter().for_each(|problem| {
                        wrong(format!("has a {} that {}", problem.field, problem.message));
                    });
                }
                if due_hours.is_some_and(|hours| hours > Self::MOST_HOURS) {
                    wrong(format!("must be due within {} hours", Self::MOST_HOURS));
                }
            }
            Self::Comment { text } => {
                if let Err(problems) = Comment::checked(text) {
                    problems.0.into_iter().for_each(|problem| {
                        wrong(format!("has a {} that {}", problem.field, problem.message));
                    });
                }
            }
            Self::SetState { .. }
            | Self::SetSeverity { .. }
            | Self::SetOutcome { .. }
            | Self::SetClassification { .. }
            | Self::SetOwner { .. }
            | Self::AddTemplateTasks { .. }
            | Self::Assign { .. } => {}
        }
    }

    /// The person that it names.
    pub const fn user(&self) -> Option<UserId> {
        match self {
            Self::SetOwner { user } | Self::Assign { user } => *user,
            Self::AddTask { assignee, .. } => *assignee,
            _ => None,
        }
    }
}
