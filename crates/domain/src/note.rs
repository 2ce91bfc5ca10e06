//! Notes of a case, in folders, with everything they ever said.

use crate::{CaseId, Invalid, NoteFolderId, NoteId, Timestamp, case::Person, or_nothing};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteFolder {
    pub id: NoteFolderId,
    /// The folder that it lies in; none at the top.
    pub parent: Option<NoteFolderId>,
    pub name: String,
}

/// A note as the tree of a case shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSummary {
    pub id: NoteId,
    pub folder: Option<NoteFolderId>,
    pub title: String,
    pub updated: Timestamp,
    /// Nobody where Argus itself did it.
    pub updated_by: Option<Person>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub case: CaseId,
    pub summary: NoteSummary,
    /// Markdown.
    pub text: String,
    pub version: i64,
}

impl Note {
    pub const MAX_TITLE: usize = 256;
    pub const MAX_TEXT: usize = 1_000_000;
    /// Of one case.
    pub const MOST: usize = 5_000;
}

/// The folders and notes of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteTree {
    pub folders: Vec<NoteFolder>,
    pub notes: Vec<NoteSummary>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewNote {
    pub folder: Option<NoteFolderId>,
    pub title: String,
    pub text: String,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteChange {
    /// The version that the change was made from.
    pub version: i64,
    #[serde(with = "or_nothing")]
    pub folder: Option<Option<NoteFolderId>>,
    pub title: Option<String>,
    pub text: Option<String>,
    /// An earlier text is taken up again: what the note says now is kept as a revision of its own.
    pub restores: bool,
}

/// What a note said, until it was changed to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRevision {
    /// The note's version then.
    pub number: i64,
    pub at: Timestamp,
    pub by: Option<Person>,
    pub title: String,
}

impl NoteFolder {
    pub const MAX_NAME: usize = 256;
    /// Of one case.
    pub const MOST: usize = 1_000;
    /// Folders within folders.
    pub const MAX_DEPTH: usize = 16;

    /// The name without blanks around.
    pub fn checked_name(name: &str) -> Result<String, Invalid> {
        let name = name.trim();
        if name.is_empty() {
            Err(Invalid::one("name", "must not be empty"))
        } else if name.chars().count() > Self::MAX_NAME {
            Err(Invalid::one("name", format_args!("must not be longer than {} characters", Self::MAX_NAME)))
        } else {
            Ok(name.to_owned())
        }
    }
}

impl NewNote {
    /// With a tidy title, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self { title: self.title.trim().to_owned(), ..self };
        check(Some(&tidy.title), Some(&tidy.text))?;
        Ok(tidy)
    }
}

impl NoteChange {
    /// With a tidy title, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self { title: self.title.map(|title| title.trim().to_owned()), ..self };
        check(tidy.title.as_deref(), tidy.text.as_deref())?;
        Ok(tidy)
    }
}

fn check(title: Option<&str>, text: Option<&str>) -> Result<(), Invalid> {
    let mut invalid = Invalid::default();
    match title {
        Some("") => invalid.add("title", "must not be empty"),
        Some(title) if title.chars().count() > Note::MAX_TITLE => {
            invalid.add("title", format_args!("must not be longer than {} characters", Note::MAX_TITLE));
        }
        _ => {}
    }
    if text.is_some_and(|text| text.chars().count() > Note::MAX_TEXT) {
        invalid.add("text", format_args!("must not be longer than {} characters", Note::MAX_TEXT));
    }
    invalid.into_result()
}
