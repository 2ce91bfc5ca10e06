//! Automation rules: when something happens to a case, and the case is like this, then do that.

mod action;
mod condition;
mod happening;
mod rewind;
mod rule;
mod run;
mod trial;
mod trigger;

pub use action::Action;
pub use condition::Condition;
pub use happening::Happening;
pub use rewind::rewind;
pub use rule::{Rule, RuleChoices, RuleContent, StateChoice, TemplateChoice};
pub use run::{ActionResult, Run, RunFilter, RunOutcome};
pub use trial::{Trial, TrialHit};
pub use trigger::Trigger;
