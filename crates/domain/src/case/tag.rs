//! Tags: a key, and a value where it needs one.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// `phishing`, or `campaign:spring`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseTag {
    pub key: String,
    /// Empty where the key says it all.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    #[error("must be letters, digits, - _ or ., with a value after a colon where it has one")]
    Key,
    #[error("must not be longer than {} characters", CaseTag::MAX)]
    Long,
}

impl CaseTag {
    /// Characters of key and value together.
    pub const MAX: usize = 256;

    pub fn new(key: &str, value: &str) -> Result<Self, TagError> {
        let (key, value) = (key.trim(), value.trim());
        if key.chars().count() + value.chars().count() > Self::MAX {
            return Err(TagError::Long);
        }
        let allowed = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        if key.is_empty() || !key.chars().all(allowed) || value.chars().any(char::is_control) {
            return Err(TagError::Key);
        }
        Ok(Self { key: key.to_owned(), value: value.to_owned() })
    }
}

impl CaseTag {
    /// From a key and a value that are written apart. A colon in the key ends it here: the rest of it begins the value.
    pub fn joined(key: &str, value: &str) -> Result<Self, TagError> {
        let value = value.trim();
        if value.is_empty() { key.trim().parse() } else { format!("{}:{value}", key.trim()).parse() }
    }
}

impl FromStr for CaseTag {
    type Err = TagError;
    fn from_str(text: &str) -> Result<Self, TagError> {
        let (key, value) = text.split_once(':').unwrap_or((text, ""));
        Self::new(key, value)
    }
}

impl TryFrom<String> for CaseTag {
    type Error = TagError;
    fn try_from(text: String) -> Result<Self, TagError> {
        text.parse()
    }
}

impl From<CaseTag> for String {
    fn from(tag: CaseTag) -> Self {
        tag.to_string()
    }
}

impl fmt::Display for CaseTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)?;
        if self.value.is_empty() { Ok(()) } else { write!(f, ":{}", self.value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colons_in_keys_are_those_of_the_tag() {
        for (key, value, expected) in [
            ("a", "b", "a:b"),
            ("a", "", "a"),
            ("a:b", "", "a:b"),
            ("a:b", "c d", "a:b:c d"),
            ("a", " :b ", "a::b"),
        ] {
            assert_eq!(CaseTag::joined(key, value).map(|tag| tag.to_string()), Ok(expected.to_owned()));
        }
        for key in ["", ":x", "two words", "two words:x"] {
            assert!(CaseTag::joined(key, "v").is_err(), "{key}");
        }
    }

    #[test]
    fn written_and_read() {
        for text in ["phishing", "campaign:spring 2026", "tlp:amber+strict", "url:http://x"] {
            assert_eq!(text.parse::<CaseTag>().map(|tag| tag.to_string()), Ok(text.to_owned()));
        }
        for text in ["", ":x", "two words", "a:x\ny", &"x".repeat(257)] {
            assert!(text.parse::<CaseTag>().is_err(), "{text}");
        }
    }
}
