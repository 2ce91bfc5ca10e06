//! Alert rules: which events, how many of them, within which time, are worth an alert.

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

pub use condition::{condition_json, read_condition, read_condition_text};
pub use document::RuleDocument;
pub use draft::RuleDraft;
pub use field::RuleField;
pub use firing::{Firing, FiringFilter, FiringOutcome};
pub use judge::{Episode, Hit, Judge};
pub use rule::{AlertRule, AlertRuleContent, AlertRuleFilter};
pub use template::{example, filled, filled_line, places};
pub use threshold::Threshold;
pub use trial::{AlertTrial, AlertTrialHit, AlertTrialKey};
