//! A rule, and what makes one whole.

use super::{Action, Condition, Trigger};
use crate::{
    AutomationRuleId, CaseTemplateId, CustomerId, Invalid, StateId, Timestamp,
    case::{CaseState, CaseSummary, Classification, Person},
    channel::ChannelChoice,
    event::CustomerName,
    module,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub id: AutomationRuleId,
    pub content: RuleContent,
    /// Who saved it last: it may do what he may.
    pub author: Person,
    /// When it was saved or turned on last.
    pub saved: Timestamp,
    pub version: i64,
}

/// What an administrator writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleContent {
    pub name: String,
    pub description: String,
    /// Of several rules that one change sets going, the lowest runs first.
    pub order: u32,
    pub active: bool,
    /// Whose cases; none stands for all that its author sees.
    pub customers: Vec<CustomerId>,
    pub trigger: Trigger,
    pub condition: Condition,
    pub actions: Vec<Action>,
}

impl RuleContent {
    pub const MAX_NAME: usize = 100;
    pub const MAX_DESCRIPTION: usize = 2_000;
    pub const MAX_ACTIONS: usize = 20;
    pub const MAX_ORDER: u32 = 10_000;

    /// Tidied, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        self.name = self.name.trim().to_owned();
        self.description = self.description.trim().to_owned();
        self.condition.name = self.condition.name.trim().to_owned();
        let mut invalid = Invalid::default();
        if self.name.is_empty() || self.name.contains(char::is_control) {
            invalid.add("name", "must be a line of text");
        }
        if self.name.chars().count() > Self::MAX_NAME {
            invalid.add("name", format_args!("must not be longer than {} characters", Self::MAX_NAME));
        }
        if self.description.chars().count() > Self::MAX_DESCRIPTION {
            let problem = format_args!("must not be longer than {} characters", Self::MAX_DESCRIPTION);
            invalid.add("description", problem);
        }
        if self.order > Self::MAX_ORDER {
            invalid.add("order", format_args!("must not be more than {}", Self::MAX_ORDER));
        }
        if self.actions.is_empty() || self.actions.len() > Self::MAX_ACTIONS {
            invalid.add("actions", format_args!("must be from 1 to {}", Self::MAX_ACTIONS));
        }
        self.trigger.check(&mut invalid);
        self.condition.check(&mut invalid);
        for (index, action) in self.actions.iter().enumerate() {
            action.check(index + 1, &mut invalid);
        }
        invalid.into_result()?;
        Ok(self)
    }

    /// Whether it names a state anywhere.
    pub fn names_state(&self, state: StateId) -> bool {
        self.trigger.states().contains(&state)
            || self.condition.states.contains(&state)
            || self.actions.contains(&Action::SetState { state })
    }

    /// Whether it concerns a case, apart from what happened.
    pub fn concerns(&self, case: &CaseSummary) -> bool {
        let of_customer = self.customers.is_empty() || self.customers.contains(&case.customer.id);
        of_customer && self.condition.holds(case)
    }
}

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChoices {
    pub customers: Vec<CustomerName>,
    pub states: Vec<StateChoice>,
    pub classifications: Vec<Classification>,
    /// Those who may be given work in cases of one customer at least.
    pub people: Vec<Person>,
    /// Those in use that have tasks.
    pub templates: Vec<TemplateChoice>,
    pub channels: Vec<ChannelChoice>,
    /// What modules offer for cases.
    pub modules: Vec<module::Choice>,
}

/// A case template, and how many tasks it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateChoice {
    pub id: CaseTemplateId,
    pub name: String,
    pub tasks: u32,
}

/// A state, with the name of its workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChoice {
    pub workflow: String,
    pub state: CaseState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_named() {
        let content = RuleContent {
            trigger: Trigger::TimeInState { states: Vec::new(), minutes: 0 },
            actions: vec![
                Action::AddTags { tags: Vec::new() },
                Action::Comment { text: " ".to_owned() },
                Action::AddTask {
                    title: String::new(),
                    description: String::new(),
                    due_hours: None,
                    assignee: None,
                },
            ],
            ..RuleContent::default()
        };
        let invalid = content.checked().unwrap_err();
        let fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "states", "minutes", "actions.1", "actions.2", "actions.3"]);
        assert!(RuleContent::default().checked().unwrap_err().of("actions").is_some());
    }
}
