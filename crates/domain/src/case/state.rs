//! The states that a case goes through, and the workflow that says in which order.

use crate::{StateId, WorkflowId};
use serde::{Deserialize, Serialize};

/// Whether there is still work to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lifecycle {
    Open,
    Closed,
}

impl Lifecycle {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Closed].into_iter().find(|state| state.name() == name)
    }
}

/// One step of a workflow: "Containment".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseState {
    pub id: StateId,
    pub name: String,
    /// Of the cases that are in it.
    pub lifecycle: Lifecycle,
}

/// An ordered set of states, and what may follow on what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workflow {
    pub id: WorkflowId,
    pub name: String,
    pub steps: Vec<Step>,
}

/// A state with its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub state: CaseState,
    /// The states that may follow; any may when none is named.
    pub next: Vec<StateId>,
    pub needs: Needs,
}

/// What must be so before a case enters a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    pub tasks_done: bool,
    pub outcome: bool,
    pub classification: bool,
}

impl Workflow {
    pub fn step(&self, state: StateId) -> Option<&Step> {
        self.steps.iter().find(|step| step.state.id == state)
    }

    /// Whether a case may go from one state to the other.
    pub fn allows(&self, from: StateId, to: StateId) -> bool {
        self.step(from).is_none_or(|step| from == to || step.next.is_empty() || step.next.contains(&to))
    }

    /// Where new cases begin.
    pub fn first_open(&self) -> Option<&CaseState> {
        self.steps.iter().map(|step| &step.state).find(|state| state.lifecycle == Lifecycle::Open)
    }

    /// Where a case goes from a state when it is closed or opened again.
    pub fn first_after(&self, from: StateId, lifecycle: Lifecycle) -> Option<&CaseState> {
        let states = self.steps.iter().map(|step| &step.state);
        states.filter(|state| state.lifecycle == lifecycle).find(|state| self.allows(from, state.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: i64, lifecycle: Lifecycle, next: &[i64]) -> Step {
        let state = CaseState { id: StateId(id), name: format!("State {id}"), lifecycle };
        Step { state, next: next.iter().copied().map(StateId).collect(), needs: Needs::default() }
    }

    #[test]
    fn what_may_follow() {
        let steps = vec![
            step(1, Lifecycle::Open, &[]),
            step(2, Lifecycle::Open, &[4]),
            step(3, Lifecycle::Closed, &[]),
            step(4, Lifecycle::Closed, &[2]),
        ];
        let workflow = Workflow { id: WorkflowId(1), name: "Incident".to_owned(), steps };
        let allows = |from, to| workflow.allows(StateId(from), StateId(to));
        assert!(allows(1, 3) && allows(1, 2), "after a state that names none, any");
        assert!(allows(2, 4) && !allows(2, 3) && allows(2, 2));
        let after = |from, lifecycle| workflow.first_after(StateId(from), lifecycle).map(|state| state.id.0);
        assert_eq!(workflow.first_open().map(|state| state.id.0), Some(1));
        assert_eq!(after(1, Lifecycle::Closed), Some(3));
        assert_eq!(after(2, Lifecycle::Closed), Some(4), "the first one may not follow");
        assert_eq!(after(4, Lifecycle::Open), Some(2));
        assert_eq!(after(2, Lifecycle::Open), Some(2));
    }
}
