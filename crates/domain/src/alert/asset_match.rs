//! An asset, whichever alert has it.

use serde::{Deserialize, Serialize};
use std::{convert::Infallible, fmt, str::FromStr};

/// Written with a tab between type and name, which neither can have in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AssetMatch {
    pub kind: String,
    /// Whatever its letters.
    pub name: String,
}

impl FromStr for AssetMatch {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let (kind, name) = text.split_once('\t').unwrap_or(("", text));
        Ok(Self { kind: kind.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Display for AssetMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind.is_empty() { f.write_str(&self.name) } else { write!(f, "{}\t{}", self.kind, self.name) }
    }
}
