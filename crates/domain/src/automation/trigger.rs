//! When a rule runs.

use super::Happening;
use crate::{Invalid, StateId, case::CaseField};
use serde::{Deserialize, Serialize};

/// Of several states, any; none stands for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "camelCase")]
pub enum Trigger {
    #[default]
    CaseCreated,
    StateEntered {
        states: Vec<StateId>,
    },
    StateLeft {
        states: Vec<StateId>,
    },
    FieldChanged {
        field: CaseField,
    },
    IocAdded,
    TaskDone,
    /// So many minutes after a case has entered a state, if it is still there: once for each stay.
    TimeInState {
        states: Vec<StateId>,
        minutes: u32,
    },
}

impl Trigger {
    /// The longest time in a state: a year.
    pub const MOST_MINUTES: u32 = 366 * 24 * 60;

    /// What the rule waits for, as it is stored.
    pub const fn waits_for(&self) -> &'static str {
        match self {
            Self::CaseCreated => "caseCreated",
            Self::StateEntered { .. } => "stateEntered",
            Self::StateLeft { .. } => "stateLeft",
            Self::FieldChanged { .. } => "fieldChanged",
            Self::IocAdded => "iocAdded",
            Self::TaskDone => "taskDone",
            Self::TimeInState { .. } => "timeInState",
        }
    }

    pub fn is_met(&self, happening: &Happening) -> bool {
        let among = |states: &[StateId], state: StateId| states.is_empty() || states.contains(&state);
        match (self, happening) {
            (Self::CaseCreated, Happening::CaseCreated)
            | (Self::IocAdded, Happening::IocAdded)
            | (Self::TaskDone, Happening::TaskDone) => true,
            (Self::StateEntered { states }, Happening::StateEntered(state))
            | (Self::StateLeft { states }, Happening::StateLeft(state)) => among(states, state.id),
            (Self::FieldChanged { field }, Happening::FieldChanged(changed)) => field == changed,
            _ => false,
        }
    }

    /// The states that it names.
    pub fn states(&self) -> &[StateId] {
        match self {
            Self::StateEntered { states } | Self::StateLeft { states } | Self::TimeInState { states, .. } => {
                states
            }
            _ => &[],
        }
    }

    pub(super) fn check(&self, invalid: &mut Invalid) {
        if let Self::TimeInState { states, minutes } = self {
            if states.is_empty() {
                invalid.add("states", "must be chosen: one at least");
            }
            if !(1..=Self::MOST_MINUTES).contains(minutes) {
                invalid.add("minutes", format_args!("must be from 1 to {}", Self::MOST_MINUTES));
            }
        }
    }
}
