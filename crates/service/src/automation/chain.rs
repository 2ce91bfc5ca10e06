//! What one change sets going: rules, and what their actions set going in turn.

use argus_domain::{AutomationRuleId, automation::Rule};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

/// Rules that set each other going one after the other.
const DEEPEST: usize = 5;

/// Carried by the call of a rule that acts.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    /// The rule that acts.
    rule: AutomationRuleId,
    name: String,
    depth: usize,
    ran: Ran,
}

/// The rules that ran after one change: each does so once. Shared by all that the change set going.
#[derive(Clone, Debug, Default)]
pub(super) struct Ran(Arc<Mutex<BTreeSet<AutomationRuleId>>>);

impl Chain {
    /// As the activity log tells it.
    pub(crate) fn actor_name(&self) -> String {
        format!("automation rule {}", self.name)
    }

    pub(crate) const fn rule(&self) -> AutomationRuleId {
        self.rule
    }

    /// How deep the change lies that a call makes, and what ran before it.
    pub(super) fn of(chain: Option<&Self>) -> (usize, Ran) {
        chain.map_or_else(|| (0, Ran::default()), |chain| (chain.depth, chain.ran.clone()))
    }

    /// The rule's own, or why it must not run.
    pub(super) fn next(depth: usize, ran: &Ran, rule: &Rule) -> Result<Self, String> {
        if depth >= DEEPEST {
            return Err(format!("{DEEPEST} rules had set each other going already"));
        }
        if !ran.0.lock().unwrap_or_else(PoisonError::into_inner).insert(rule.id) {
            return Err("it had run already after the same change, so that rules do not go round in circles"
                .to_owned());
        }
        Ok(Self { rule: rule.id, name: rule.content.name.clone(), depth: depth + 1, ran: ran.clone() })
    }
}
