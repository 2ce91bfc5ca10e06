//! What a rule would have done.

use crate::{CaseId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    pub days: u32,
    /// How many times it would have run.
    pub total: u64,
    /// The newest of them.
    pub hits: Vec<TrialHit>,
    /// Set where older history was not looked at.
    pub searched_back_to: Option<Timestamp>,
    /// How many times history does not tell what the case was like then, so that it was judged as it is now.
    pub judged_as_now: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialHit {
    pub at: Timestamp,
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub case_title: String,
    pub cause: String,
}

impl Trial {
    pub const DAYS: u32 = 30;
    pub const MOST_DAYS: u32 = 366;
    /// The most hits that are listed.
    pub const LISTED: usize = 100;
}
