//! Several cases at once: each is judged on its own.

use super::{CaseChange, CaseSummary, Closing};
use crate::CaseId;
use serde::{Deserialize, Serialize};

/// What is to be done with one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CaseAction {
    Change(CaseChange),
    Close(Closing),
    Reopen(Closing),
    /// From the version that the closing made.
    TakeBackClosing {
        version: i64,
    },
}

/// What became of several orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManyDone {
    /// As they are now.
    pub done: Vec<CaseSummary>,
    pub refused: Vec<Refusal>,
}

/// A case that stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub case: CaseId,
    /// A sentence for whoever asked.
    pub reason: String,
}

impl ManyDone {
    /// The most orders that are taken at once: a page of the list.
    pub const MAX: usize = 100;
}
