//! What people can be told of, as the activity log tells it.

use crate::{Severity, named::named};
use serde::Deserialize;
use serde_json::Value;

named! {
    Occasion {
        #[default]
        AlertNew = "alertNew", "An alert is raised";
        AlertWorse = "alertWorse", "An alert gets worse";
        AlertEscalated = "alertEscalated", "An alert is escalated";
        CaseOpened = "caseOpened", "A case is opened";
        CaseWorse = "caseWorse", "A case gets worse";
        CaseClosed = "caseClosed", "A case is closed";
        TaskAssigned = "taskAssigned", "A task is assigned";
        TaskDue = "taskDue", "A task is due soon";
        TaskOverdue = "taskOverdue", "A task is overdue";
    }
}

impl Occasion {
    /// What a row of the log is an occasion for, by its action and detail.
    pub fn of(action: &str, detail: &Value) -> Option<Self> {
        match action {
            "alert.create" => Some(Self::AlertNew),
            "alert.update" | "alert.reopen" if is_worse(detail) => Some(Self::AlertWorse),
            "alert.escalate" => Some(Self::AlertEscalated),
            "case.create" => Some(Self::CaseOpened),
            "case.close" => Some(Self::CaseClosed),
            "case.update" | "case.reopen" if is_worse(detail) => Some(Self::CaseWorse),
            "task.add" | "task.change" if is_assigned(detail) => Some(Self::TaskAssigned),
            "task.due" => Some(Self::TaskDue),
            "task.overdue" => Some(Self::TaskOverdue),
            _ => None,
        }
    }

    /// Whether somebody has to take what it is of: the rest is said and done.
    pub const fn awaits_acknowledgement(self) -> bool {
        matches!(self, Self::AlertNew | Self::AlertWorse | Self::CaseOpened | Self::CaseWorse)
    }

    /// Whether a task's time is what it is of.
    pub const fn is_of_task(self) -> bool {
        matches!(self, Self::TaskDue | Self::TaskOverdue)
    }

    pub const fn is_of_alert(self) -> bool {
        matches!(self, Self::AlertNew | Self::AlertWorse | Self::AlertEscalated)
    }
}

fn is_worse(detail: &Value) -> bool {
    let severity = |of: &Value| Severity::deserialize(&of["severity"]).ok();
    severity(&detail["before"]).zip(severity(&detail["after"])).is_some_and(|(before, after)| after > before)
}

/// Whether somebody has it now who had it not before.
fn is_assigned(detail: &Value) -> bool {
    let people = |of: &Value| -> Vec<Value> {
        of["assignees"].as_array().into_iter().flatten().map(|person| person["id"].clone()).collect()
    };
    let before = people(&detail["before"]);
    people(&detail["after"]).iter().any(|person| !before.contains(person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_the_log_are_read() {
        let severity =
            |before: &str, after: &str| json!({"before": {"severity": before}, "after": {"severity": after}});
        let people = |before: Value, after: Value| json!({"before": {"assignees": before}, "after": {"assignees": after}});
        let anna = json!([{"id": 1, "name": "Anna"}]);
        for (action, detail, occasion) in [
            ("alert.create", json!({}), Some(Occasion::AlertNew)),
            ("alert.again", json!({}), None),
            ("alert.update", severity("low", "high"), Some(Occasion::AlertWorse)),
            ("alert.update", severity("high", "low"), None),
            ("alert.update", json!({"before": {"title": "A"}, "after": {"title": "B"}}), None),
            ("case.update", severity("low", "critical"), Some(Occasion::CaseWorse)),
            ("task.change", people(json!([]), anna.clone()), Some(Occasion::TaskAssigned)),
            ("task.change", people(anna.clone(), anna), None),
            ("task.due", json!({}), Some(Occasion::TaskDue)),
        ] {
            assert_eq!(Occasion::of(action, &detail), occasion, "{action} {detail}");
        }
    }
}
