//! Words that people put on things to find them again.

use crate::Invalid;

/// The most of one thing.
pub const MOST: usize = 100;
/// Characters of one.
pub const LONGEST: usize = 256;

/// Without blanks around, doubles and empty ones; in order.
pub(crate) fn tidy(labels: Vec<String>) -> Vec<String> {
    let trimmed = labels.into_iter().map(|label| label.trim().to_owned());
    let mut labels: Vec<String> = trimmed.filter(|label| !label.is_empty()).collect();
    labels.sort();
    labels.dedup();
    labels
}

pub(crate) fn check(labels: &[String], invalid: &mut Invalid) {
    let is_wrong = |label: &String| label.chars().count() > LONGEST || label.contains(char::is_control);
    if labels.len() > MOST || labels.iter().any(is_wrong) {
        invalid.add(
            "tags",
            format_args!("must be at most {MOST}, each on one line of at most {LONGEST} characters"),
        );
    }
}
