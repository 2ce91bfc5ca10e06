//! Who is at a case now, and at what.

use crate::{NoteId, TimelineEntryId, case::Person};
use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

/// What somebody is writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Part {
    Summary,
    Note(NoteId),
    Entry(TimelineEntryId),
}

/// Somebody else who has the case open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    pub person: Person,
    /// What he is writing, if anything.
    pub editing: Vec<Part>,
}

/// How long somebody is there after his last sign, in milliseconds. Pages give one every ten seconds.
pub const STAYS: i64 = 30_000;

impl fmt::Display for Part {
    /// `summary`, `note:7`, `entry:7`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Summary => f.write_str("summary"),
            Self::Note(id) => write!(f, "note:{id}"),
            Self::Entry(id) => write!(f, "entry:{id}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a part of a case that can be written")]
pub struct PartError;

impl From<ParseIntError> for PartError {
    fn from(_: ParseIntError) -> Self {
        Self
    }
}

impl FromStr for Part {
    type Err = PartError;
    fn from_str(text: &str) -> Result<Self, PartError> {
        match text.split_once(':') {
            None if text == "summary" => Ok(Self::Summary),
            Some(("note", id)) => Ok(Self::Note(id.parse()?)),
            Some(("entry", id)) => Ok(Self::Entry(id.parse()?)),
            _ => Err(PartError),
        }
    }
}

impl TryFrom<String> for Part {
    type Error = PartError;
    fn try_from(text: String) -> Result<Self, PartError> {
        text.parse()
    }
}

impl From<Part> for String {
    fn from(part: Part) -> Self {
        part.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read() {
        for text in ["summary", "note:7", "entry:7"] {
            assert_eq!(text.parse::<Part>().map(|part| part.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "note", "note:x", "task:7"] {
            assert_eq!(text.parse::<Part>(), Err(PartError));
        }
    }
}
