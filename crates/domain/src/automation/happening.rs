//! What happened to a case, as the activity log tells it: the same reading serves what happens now and the trial
//! on what happened before.

use crate::{
    case::{CaseField, CaseState},
    task::TaskStatus,
};
use serde::Deserialize;
use serde_json::Value;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    CaseCreated,
    StateEntered(CaseState),
    StateLeft(CaseState),
    FieldChanged(CaseField),
    /// One or several at once.
    IocAdded,
    TaskDone,
}

impl Happening {
    /// The actions of the log that change fields of a case.
    pub const CHANGES: [&'static str; 3] = ["case.update", "case.close", "case.reopen"];

    /// An administrator moved the case out of a state that was taken from its workflow. It sets no rule going.
    pub const MOVED: &'static str = "workflow.move-case";

    /// A case was merged into another, or taken out again. It sets no rule going.
    pub const MERGED: [&'static str; 2] = ["case.merge", "case.takeOut"];

    /// What rules that wait for it wait for, as they are stored.
    pub const fn waited_for_as(&self) -> &'static str {
        match self {
            Self::CaseCreated => "caseCreated",
            Self::StateEntered(_) => "stateEntered",
            Self::StateLeft(_) => "stateLeft",
            Self::FieldChanged(_) => "fieldChanged",
            Self::IocAdded => "iocAdded",
            Self::TaskDone => "taskDone",
        }
    }

    /// What a row of the log says, by its action and detail. A case that is opened enters its first state.
    pub fn of(action: &str, detail: &Value) -> Vec<Self> {
        match action {
            "case.create" => {
                let entered = state(&detail["after"]["summary"]).map(Self::StateEntered);
                std::iter::once(Self::CaseCreated).chain(entered).collect()
            }
            "ioc.add" => vec![Self::IocAdded],
            "task.add" | "task.change" => {
                let is_done = detail["after"]["status"] == TaskStatus::Done.name();
                is_done.then_some(Self::TaskDone).into_iter().collect()
            }
            action if Self::CHANGES.contains(&action) => changes(detail),
            _ => Vec::new(),
        }
    }
}

fn changes(detail: &Value) -> Vec<Happening> {
    let fields = detail["after"].as_object().into_iter().flat_map(|after| after.keys());
    let fields = fields.filter_map(|name| CaseField::named(name)).map(Happening::FieldChanged);
    let left = state(&detail["before"]).map(Happening::StateLeft);
    let entered = state(&detail["after"]).map(Happening::StateEntered);
    left.into_iter().chain(entered).chain(fields).collect()
}

fn state(of: &Value) -> Option<CaseState> {
    CaseState::deserialize(of.get("state")?).ok()
}

/// `the case entered Containment`
impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CaseCreated => f.write_str("the case was opened"),
            Self::StateEntered(state) => write!(f, "the case entered {}", state.name),
            Self::StateLeft(state) => write!(f, "the case left {}", state.name),
            Self::FieldChanged(field) => write!(f, "{} was changed", field.label()),
            Self::IocAdded => f.write_str("indicators were added"),
            Self::TaskDone => f.write_str("a task was done"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_the_log_are_read() {
        let told = |action: &str, detail: Value| -> Vec<String> {
            Happening::of(action, &detail).iter().map(ToString::to_string).collect()
        };
        let state = |name: &str| json!({"id": 1, "name": name, "lifecycle": "open"});
        assert_eq!(
            told("case.create", json!({"after": {"summary": {"state": state("Open")}}})),
            ["the case was opened", "the case entered Open"]
        );
        assert_eq!(
            told(
                "case.update",
                json!({"before": {"severity": "low", "state": state("Open")},
                    "after": {"severity": "high", "state": state("Waiting")}})
            ),
            ["the case left Open", "the case entered Waiting", "severity was changed", "state was changed"]
        );
        assert_eq!(told("task.change", json!({"after": {"status": "done"}})), ["a task was done"]);
        assert_eq!(told("task.change", json!({"after": {"status": "toDo"}})), [""; 0]);
        assert_eq!(told("comment.add", json!({})), [""; 0]);
    }
}
