//! What is read before rules are imported.

use super::AlertRuleContent;
use crate::FieldError;
use serde::{Deserialize, Serialize};

/// One of the rules in a text: what it becomes, or why it becomes none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleDraft {
    /// Where in the text it is: `rules[1]`, `document 3`.
    pub at: String,
    /// As it is called there.
    pub name: String,
    /// Nothing where something is in the way, or where it is only a part of another one.
    pub content: Option<AlertRuleContent>,
    /// Each with the way to it.
    pub problems: Vec<FieldError>,
    /// What else is to be known of it.
    pub notes: Vec<String>,
}

impl RuleDraft {
    /// The most rules that are imported at once.
    pub const MOST: usize = 1_000;
}
