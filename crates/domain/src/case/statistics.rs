//! Counting cases by what they have in common, over time.

use super::names::names;
use crate::{Timestamp, statistics::Resolution};

names! {
    /// What cases are grouped by, under the names of the reference API: as they are now.
    CaseDimension, "keys" {
        Customer = "customer",
        Service = "service",
        Category = "category",
        Priority = "priority",
        Status = "status",
        Kind = "type",
    }
    /// What is counted of a group in a span of time. Open are those that were when it ended.
    CaseMeasure, "values" {
        Created = "created",
        Open = "open",
        Closed = "closed",
        Published = "published",
    }
}

/// A dimension, and how much of it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseGroupBy {
    pub dimension: CaseDimension,
    /// Only so many of its values.
    pub cutoff: Option<usize>,
    /// Those that have the most of this.
    pub most_of: CaseMeasure,
}

/// What is asked beside the criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseGrouping {
    pub by: Vec<CaseGroupBy>,
    /// At least one.
    pub measures: Vec<CaseMeasure>,
    pub resolution: Resolution,
    /// What was cut off, as one more value.
    pub others: bool,
    /// Groups in the order of the values of a dimension.
    pub sort_by: Option<CaseDimension>,
    /// Else those first that have the most of this.
    pub most_of: CaseMeasure,
}

/// The value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    Is(String),
    /// Cases that have none.
    Nothing,
    /// What was cut off.
    Others,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseGroup {
    /// One per dimension.
    pub keys: Vec<GroupKey>,
    /// For each span of time, one count per measure.
    pub frames: Vec<Vec<u64>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStatistics {
    /// Starts of the spans of time, and the end of the last, which is exclusive.
    pub frames: Vec<Timestamp>,
    pub groups: Vec<CaseGroup>,
    /// One per measure, also of what was cut off.
    pub totals: Vec<u64>,
}
