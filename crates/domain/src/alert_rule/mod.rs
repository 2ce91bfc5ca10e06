//! Alert rules: which events, how many of them, within which time, are worth an alert; or what alerts and cases are like,
//! and for how long.

mod condition;
mod document;
mod draft;
mod field;
mod firing;
mod judge;
mod possible;
mod rule;
mod template;
mod threshold;
mod trial;
mod watched;
mod watched_json;

pub use condition::{condition_json, read_condition, read_condition_text};
pub use document::RuleDocument;
pub use draft::RuleDraft;
pub use field::RuleField;
pub use firing::{Firing, FiringFilter, FiringOutcome};
pub use judge::{Episode, Hit, Judge};
pub use rule::{AlertRule, AlertRuleContent, AlertRuleFilter};
pub use template::{example, filled, filled_line, group_names, places};
pub use threshold::Threshold;
pub use trial::{AlertTrial, AlertTrialHit, AlertTrialKey};
pub use watched::{AlertState, CaseState, Held, Watched, alert_places, case_places};
pub use watched_json::{read_watched, watched_json};
