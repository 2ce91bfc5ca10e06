//! Who may be told (FIRST, Traffic Light Protocol 2.0).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// From the widest circle to the narrowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tlp {
    Clear,
    Green,
    #[default]
    Amber,
    #[serde(rename = "amber+strict")]
    AmberStrict,
    Red,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be one of clear, green, amber, amber+strict, red")]
pub struct TlpError;

impl Tlp {
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::AmberStrict => "amber+strict",
            Self::Red => "red",
        }
    }

    /// As FIRST writes it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// Who may be told, in a few words.
    pub const fn audience(self) -> &'static str {
        match self {
            Self::Clear => "everybody",
            Self::Green => "the community",
            Self::Amber => "the organisation and its clients",
            Self::AmberStrict => "the organisation alone",
            Self::Red => "those who were told in person",
        }
    }
}

impl FromStr for Tlp {
    type Err = TlpError;
    fn from_str(text: &str) -> Result<Self, TlpError> {
        let text = text.trim().to_ascii_lowercase();
        let name = text.strip_prefix("tlp:").unwrap_or(&text);
        Self::ALL.into_iter().find(|tlp| tlp.name() == name).ok_or(TlpError)
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
