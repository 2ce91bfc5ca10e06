//! Sigma rules, as far as they ask what Argus knows of an event, as alert rules.
//!
//! What cannot be mapped is said, with the way to it (`detection.selection.CommandLine`), and then there is no rule:
//! one that asks less than was written would find something else. `docs/SIGMA.md` lists what is mapped to what.

mod aggregation;
mod condition;
mod correlation;
mod criteria;
mod detection;
mod field;
mod item;
mod log_source;
mod rule;
mod span;
mod yaml;

use argus_domain::{Invalid, alert_rule::RuleDraft};
use serde_json::Value;

/// The most that is read at once, in bytes.
pub const MAX_TEXT: usize = 1 << 20;

/// Every document of a text, in its order: the rule that it becomes, or what is in the way.
pub fn read(text: &str) -> Vec<RuleDraft> {
    if text.len() > MAX_TEXT {
        return vec![unread(0, format_args!("must not be longer than {MAX_TEXT} bytes"))];
    }
    let (documents, problem) = yaml::documents(text);
    let rules: Vec<rule::Rule<'_>> = documents.iter().map(rule::Rule::of).collect();
    let mut drafts: Vec<RuleDraft> = rules.iter().map(|rule| rule.draft(&rules)).collect();
    for (number, draft) in drafts.iter_mut().enumerate() {
        draft.at = place(number);
    }
    drafts.extend(problem.map(|problem| unread(documents.len(), problem)));
    drafts
}

fn place(number: usize) -> String {
    format!("document {}", number + 1)
}

fn unread(number: usize, problem: impl std::fmt::Display) -> RuleDraft {
    RuleDraft { at: place(number), problems: Invalid::one("yaml", problem).0, ..RuleDraft::default() }
}

/// A text of one key.
fn text<'a>(document: &'a Value, key: &str) -> Option<&'a str> {
    document.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}
