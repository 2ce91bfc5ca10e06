//! What a rule does.

use crate::{
    CaseTemplateId, ChannelId, Invalid, ModuleId, Severity, StateId, UserId,
    case::{CaseTag, Outcome},
    channel::{CASE_FIELDS, Template},
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
    /// With places for what the case has: `{case.name}`.
    Notify {
        channel: ChannelId,
        /// None where the channel itself says who is told.
        recipients: Vec<String>,
        subject: String,
        text: String,
    },
    /// Tells a program all of the case in short.
    CallWebhook {
        channel: ChannelId,
    },
    /// Calls a processing module for the case, as people do by hand.
    RunModule {
        module: ModuleId,
        /// The entry of the menu.
        label: String,
    },
}

impl Action {
    const MOST_HOURS: u32 = 24 * 366;
    pub const MOST_RECIPIENTS: usize = 50;
    const LONGEST_SUBJECT: usize = 200;
    const LONGEST_TEXT: usize = 10_000;

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
            Self::Notify { recipients, subject, text, .. } => {
                if recipients.len() > Self::MOST_RECIPIENTS {
                    wrong(format!("must not have more than {} recipients", Self::MOST_RECIPIENTS));
                }
                if subject.trim().is_empty() || subject.chars().count() > Self::LONGEST_SUBJECT {
                    wrong(format!("must have a subject of up to {} characters", Self::LONGEST_SUBJECT));
                }
                if text.chars().count() > Self::LONGEST_TEXT {
                    wrong(format!("must not have a text of more than {} characters", Self::LONGEST_TEXT));
                }
                for template in [subject, text] {
                    if let Err(problem) = Template::read(template, CASE_FIELDS) {
                        wrong(problem);
                    }
                }
            }
            Self::CallWebhook { .. }
            | Self::RunModule { .. }
            | Self::SetState { .. }
            | Self::SetSeverity { .. }
            | Self::SetOutcome { .. }
            | Self::SetClassification { .. }
            | Self::SetOwner { .. }
            | Self::AddTemplateTasks { .. }
            | Self::Assign { .. } => {}
        }
    }

    /// The channel that it names.
    pub const fn channel(&self) -> Option<ChannelId> {
        match self {
            Self::Notify { channel, .. } | Self::CallWebhook { channel } => Some(*channel),
            _ => None,
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
