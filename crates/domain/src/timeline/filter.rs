//! Which entries of a case.

use super::TimelineCategory;
use crate::{IocId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineFilter {
    /// A part of title, description, source or a tag.
    pub text: String,
    pub category: Option<TimelineCategory>,
    /// One that they have.
    pub tag: String,
    /// One that they are linked to.
    pub ioc: Option<IocId>,
    /// Only those.
    pub flagged: bool,
    pub in_summary: bool,
    /// From the first to the last millisecond.
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
}
