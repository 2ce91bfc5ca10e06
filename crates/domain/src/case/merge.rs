//! Merging a case into another, and taking it out again.

use super::{Case, CaseSummary};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much of what belongs to a case goes to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub comments: u64,
    pub iocs: u64,
    pub notes: u64,
    pub tasks: u64,
    /// Of the timeline.
    pub entries: u64,
    pub attachments: u64,
    pub events: u64,
    pub alerts: u64,
}

/// `3 comments, 1 indicator and 2 tasks`, or `nothing`
impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told: Vec<String> = self
            .each()
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
            .collect();
        match told.split_last() {
            None => f.write_str("nothing"),
            Some((last, [])) => f.write_str(last),
            Some((last, others)) => write!(f, "{} and {last}", others.join(", ")),
        }
    }
}

impl Moved {
    /// Each count with what one and several are called.
    pub const fn each(&self) -> [(u64, &'static str, &'static str); 8] {
        [
            (self.comments, "comment", "comments"),
            (self.iocs, "indicator", "indicators"),
            (self.notes, "note", "notes"),
            (self.tasks, "task", "tasks"),
            (self.entries, "timeline entry", "timeline entries"),
            (self.attachments, "attachment", "attachments"),
            (self.events, "event", "events"),
            (self.alerts, "alert", "alerts"),
        ]
    }
}

/// What merging would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    /// The case that it would be merged into.
    pub into: CaseSummary,
    pub moves: Moved,
    /// What both have, and so stays where it is in both: only indicators, events and alerts.
    pub in_both: Moved,
    /// Whether what moves may be seen by people who do not see it now.
    pub shows_to_more: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    pub moved: Moved,
    /// The case that was merged or taken out, as it is now.
    pub case: Case,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moved_is_told_in_words() {
        let mut moved = Moved::default();
        assert_eq!(moved.to_string(), "nothing");
        moved.comments = 1;
        assert_eq!(moved.to_string(), "1 comment");
        moved.events = 2;
        assert_eq!(moved.to_string(), "1 comment and 2 events");
        moved.iocs = 3;
        assert_eq!(moved.to_string(), "1 comment, 3 indicators and 2 events");
    }
}
