//! Words that are looked for in names.

use serde::{Deserialize, Serialize};

/// Words of which all or any must be part of a text, in any case. Without words nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keywords {
    pub words: Vec<String>,
    /// One of them is enough.
    pub any: bool,
}

impl Keywords {
    /// The most words of one search.
    pub const MAX: usize = 100;

    pub fn all(words: Vec<String>) -> Self {
        Self { words, any: false }
    }
}

/// A direction in a list of orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort<K> {
    pub key: K,
    pub descending: bool,
}
