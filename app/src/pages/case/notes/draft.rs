//! What somebody types in a note, kept in this browser until it is saved.

use crate::browser::storage;
use argus_domain::{
    NoteId, UserId,
    note::{Note, NoteChange},
};
use serde::{Deserialize, Serialize};

/// What was stored when it was begun, or saved last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Base {
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) base: Base,
    pub(super) title: String,
    pub(super) text: String,
}

impl Base {
    pub(super) fn of(note: &Note) -> Self {
        Self { version: note.version, title: note.summary.title.clone(), text: note.text.clone() }
    }
}

impl Draft {
    /// What has to be saved, if anything.
    pub(super) fn change(&self) -> Option<NoteChange> {
        let title = (self.title.trim() != self.base.title).then(|| self.title.clone());
        let text = (self.text != self.base.text).then(|| self.text.clone());
        let change = NoteChange { version: self.base.version, title, text, ..NoteChange::default() };
        (change.title.is_some() || change.text.is_some()).then_some(change)
    }

    /// Whether the same is typed, whatever it was begun from.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.title == other.title && self.text == other.text
    }
}

/// Where the draft of one person for one note is kept: a browser may be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) note: NoteId,
    pub(super) user: Option<UserId>,
}

impl Place {
    fn key(self) -> String {
        format!("argus.note.{}.{}", self.user.unwrap_or_default(), self.note)
    }

    /// Nothing where nothing was changed.
    pub(super) fn kept(self) -> Option<Draft> {
        storage::draft::<Draft>(&self.key()).filter(|draft| draft.change().is_some())
    }

    pub(super) fn keep(self, draft: &Draft) {
        if draft.change().is_some() {
            storage::keep_draft(&self.key(), draft);
        } else {
            self.discard();
        }
    }

    pub(super) fn discard(self) {
        storage::remove(&self.key());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, text: &str) -> Draft {
        let base = Base { version: 4, title: "Host".to_owned(), text: "up".to_owned() };
        Draft { base, title: title.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn only_what_differs_is_saved() {
        assert_eq!(draft("Host", "up").change(), None);
        assert_eq!(draft(" Host ", "up").change(), None, "blanks around a title do not count");
        let change = draft("Host", "down").change().expect("the text differs");
        assert_eq!((change.version, change.title, change.text.as_deref()), (4, None, Some("down")));
        let change = draft("Hosts", "up").change().expect("the title differs");
        assert_eq!((change.title.as_deref(), change.text), (Some("Hosts"), None));
    }
}
