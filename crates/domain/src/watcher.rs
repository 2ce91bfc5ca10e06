//! Who watches a case: people who are told what happens to it.

use crate::{Timestamp, case::Person, network::Doer};
use serde::{Deserialize, Serialize};

/// Why somebody watches a case, or would if he had not said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WatchReason {
    Owner,
    Assignee,
    Opener,
    /// He chose to, or somebody added him.
    Chosen,
}

impl WatchReason {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Owner => "owns the case",
            Self::Assignee => "works on the case",
            Self::Opener => "opened the case",
            Self::Chosen => "was added",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watcher {
    pub person: Person,
    pub why: WatchReason,
}

/// Those who watch a case, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watchers {
    pub people: Vec<Watcher>,
    /// Whether whoever asks is one of them.
    pub watching: bool,
}

impl Watchers {
    /// Of one case: each is told of everything.
    pub const MOST: usize = 200;
}

/// A watcher with all that programs are told.
#[derive(Clone, Debug)]
pub struct WatcherRecord {
    pub person: Doer,
    pub why: WatchReason,
    /// Not where he said, or somebody said of him, that he does not.
    pub watches: bool,
    /// When and by whom that was said; nothing of those who watch without being asked.
    pub said: Option<(Timestamp, Option<Doer>)>,
}
