//! What a list of indicators is narrowed to.

use super::{IocKind, Tlp};
use serde::{Deserialize, Serialize};

/// Lists are alternatives; empty ones narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IocFilter {
    /// Part of the value, description or a tag; may be de-fanged.
    pub text: String,
    pub kinds: Vec<IocKind>,
    pub tlps: Vec<Tlp>,
}
