//! Several alerts at once: each is judged on its own.

use super::AlertSummary;
use crate::AlertId;
use serde::{Deserialize, Serialize};

/// What became of several orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertsDone {
    /// As they are now.
    pub done: Vec<AlertSummary>,
    pub refused: Vec<AlertRefusal>,
}

/// An alert that stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertRefusal {
    pub alert: AlertId,
    /// A sentence for whoever asked.
    pub reason: String,
}

impl AlertsDone {
    /// The most orders that are taken at once: a page of the list.
    pub const MAX: usize = 100;
}
