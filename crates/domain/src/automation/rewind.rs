//! What a case was like before a change that the log tells.

use crate::case::{CaseField, CaseSummary};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Takes a change back: `before` is what the log has of the fields as they were. `false` if it tells something that
/// cannot be read, which stays as it is.
pub fn rewind(case: &mut CaseSummary, before: &Value) -> bool {
    let Some(before) = before.as_object() else { return true };
    let mut whole = true;
    for (name, value) in before {
        let Some(field) = CaseField::named(name) else { continue };
        whole &= match field {
            CaseField::Name => set(&mut case.name, value),
            CaseField::Severity => set(&mut case.severity, value),
            CaseField::State => set(&mut case.state, value),
            CaseField::Outcome => set(&mut case.outcome, value),
            CaseField::Classification => set(&mut case.classification, value),
            CaseField::SocTicket => set(&mut case.soc_ticket, value),
            CaseField::Owner => set(&mut case.owner, value),
            CaseField::Assignee => set(&mut case.assignee, value),
            CaseField::Tags => set(&mut case.tags, value),
            // Not part of what is told in short, and of no condition.
            CaseField::Summary => true,
        };
    }
    whole
}

fn set<T: DeserializeOwned>(field: &mut T, value: &Value) -> bool {
    match T::deserialize(value) {
        Ok(then) => {
            *field = then;
            true
        }
        Err(_) => false,
    }
}
