//! What has something in common with an alert.

use super::{AlertSummary, AssetMatch, IocMatch};
use crate::CaseId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shared {
    /// The same rule raised both for the same group.
    Rule,
    Indicator(IocMatch),
    Asset(AssetMatch),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarAlert {
    pub alert: AlertSummary,
    /// What the two have in common.
    pub shared: Vec<Shared>,
}

/// A case that holds indicators of the alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarCase {
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub title: String,
    pub is_open: bool,
    pub shared: Vec<IocMatch>,
}

/// Of the same customer. The newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarAlerts {
    /// Those that still wait for a decision.
    pub open: Vec<SimilarAlert>,
    pub closed: Vec<SimilarAlert>,
    pub cases: Vec<SimilarCase>,
    /// Whether these are all: of many, the newest are told.
    pub is_complete: bool,
}

impl SimilarAlerts {
    /// Alerts that were raised before that are not looked at.
    pub const DAYS: i64 = 180;
    /// The most of each that are told.
    pub const MOST: usize = 50;
    /// The indicators of an alert that are looked for, and as many of its assets.
    pub const LOOKED_FOR: usize = 50;

    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.closed.is_empty() && self.cases.is_empty()
    }
}
