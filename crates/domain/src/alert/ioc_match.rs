//! An indicator, whichever alert has it.

use crate::ioc::{IocKind, KindError};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Written as `domain:evil.example`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IocMatch {
    pub kind: IocKind,
    /// Whatever its letters.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a type of indicators, a colon and the value: domain:evil.example")]
pub struct IocMatchError;

impl From<KindError> for IocMatchError {
    fn from(_: KindError) -> Self {
        Self
    }
}

impl FromStr for IocMatch {
    type Err = IocMatchError;
    fn from_str(text: &str) -> Result<Self, IocMatchError> {
        // No type has a colon in its name; addresses do.
        let (kind, value) = text.split_once(':').ok_or(IocMatchError)?;
        let value = value.trim();
        if value.is_empty() {
            return Err(IocMatchError);
        }
        Ok(Self { kind: kind.parse()?, value: value.to_owned() })
    }
}

impl fmt::Display for IocMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.value)
    }
}
