//! Changing workflows.

use crate::{
    CustomerId, Invalid, StateId,
    case::{CaseStatus, Lifecycle, Needs, Workflow},
    event::CustomerName,
};
use serde::{Deserialize, Serialize};

/// A workflow as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedWorkflow {
    pub workflow: Workflow,
    /// What each state is for programs, in the order of the states.
    pub statuses: Vec<CaseStatus>,
    /// Whose new cases go through it. The oldest one has all who are in none.
    pub customers: Vec<CustomerName>,
    pub is_default: bool,
    /// How many cases are in each state, in the order of the states.
    pub cases: Vec<u64>,
    pub version: i64,
}

/// What an administrator makes of a workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkflowContent {
    pub name: String,
    pub customers: Vec<CustomerId>,
    pub steps: Vec<StepContent>,
    /// Where the cases of states go that are not among the steps any more.
    pub moves: Vec<Move>,
}

/// A state with its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepContent {
    /// Nothing for a new one.
    pub id: Option<StateId>,
    pub name: String,
    pub lifecycle: Lifecycle,
    /// What it is for programs.
    pub status: CaseStatus,
    pub needs: Needs,
    /// The places, from 0, of the steps that may follow; any may when none is named.
    pub next: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub from: StateId,
    /// A step's place, from 0.
    pub to: usize,
}

impl WorkflowContent {
    pub const MAX_NAME: usize = 60;
    pub const MAX_STEPS: usize = 50;

    /// Tidied, or what is wrong with it. Problems of a step are named by its place: `steps.1`.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        self.name = self.name.trim().to_owned();
        check_name("name", &self.name, &mut invalid);
        self.customers.sort_unstable();
        self.customers.dedup();
        let count = self.steps.len();
        if count > Self::MAX_STEPS {
            invalid.add("steps", format_args!("must not be more than {}", Self::MAX_STEPS));
        }
        for lifecycle in [Lifecycle::Open, Lifecycle::Closed] {
            if !self.steps.iter().any(|step| step.lifecycle == lifecycle) {
                invalid.add("steps", format_args!("must have at least one {} state", lifecycle.name()));
            }
        }
        let mut names: Vec<String> = Vec::with_capacity(count);
        for (place, step) in self.steps.iter_mut().enumerate() {
            let field = format!("steps.{}", place + 1);
            step.name = step.name.trim().to_owned();
            check_name(&field, &step.name, &mut invalid);
            let folded = step.name.to_lowercase();
            if names.contains(&folded) {
                invalid.add(&field, "must have another name than the other states");
            }
            names.push(folded);
            if step.status.lifecycle() != step.lifecycle {
                let kind = step.lifecycle.name();
                invalid.add(&field, format_args!("must have a status for programs that is {kind}, too"));
            }
            step.next.sort_unstable();
            step.next.dedup();
            step.next.retain(|next| *next != place);
            if step.next.iter().any(|next| *next >= count) {
                invalid.add(&field, "must be followed by states of this workflow");
            }
        }
        if self.moves.iter().any(|one| one.to >= count) {
            invalid.add("moves", "must lead to states of this workflow");
        }
        invalid.into_result()?;
        Ok(self)
    }
}

fn check_name(field: &str, name: &str, invalid: &mut Invalid) {
    if name.is_empty() || name.contains(char::is_control) {
        invalid.add(field, "must have a name of one line");
    } else if name.chars().count() > WorkflowContent::MAX_NAME {
        let most = WorkflowContent::MAX_NAME;
        invalid.add(field, format_args!("must not have a name of more than {most} characters"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str, lifecycle: Lifecycle, next: &[usize]) -> StepContent {
        let status = match lifecycle {
            Lifecycle::Open => CaseStatus::WorkingSoc,
            Lifecycle::Closed => CaseStatus::Closed,
        };
        let (id, needs) = (None, Needs::default());
        StepContent { id, name: name.to_owned(), lifecycle, status, needs, next: next.to_vec() }
    }

    #[test]
    fn what_a_workflow_must_have() {
        use Lifecycle::{Closed, Open};
        let of = |steps: Vec<StepContent>| {
            WorkflowContent { name: "W".to_owned(), steps, ..WorkflowContent::default() }.checked()
        };
        let tidy = of(vec![step(" Open ", Open, &[1, 1, 0]), step("Closed", Closed, &[])]).unwrap();
        assert_eq!((tidy.steps[0].name.as_str(), tidy.steps[0].next.as_slice()), ("Open", &[1][..]));
        for (steps, field) in [
            (vec![step("Open", Open, &[])], "steps"),
            (vec![step("Closed", Closed, &[])], "steps"),
            (vec![step("A", Open, &[]), step("a", Closed, &[])], "steps.2"),
            (vec![step("", Open, &[]), step("B", Closed, &[])], "steps.1"),
            (vec![step("A", Open, &[2]), step("B", Closed, &[])], "steps.1"),
        ] {
            assert!(of(steps).unwrap_err().of(field).is_some(), "{field}");
        }
    }
}
