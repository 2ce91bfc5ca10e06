//! Which folder and note lies where.

use crate::components::Choice;
use argus_domain::{
    NoteFolderId, NoteId,
    note::{NoteFolder, NoteSummary, NoteTree},
};
use std::collections::BTreeMap;

/// A tree of folders and notes, by id and by the folder that they lie in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    folders: BTreeMap<NoteFolderId, NoteFolder>,
    notes: BTreeMap<NoteId, NoteSummary>,
    inside: BTreeMap<Option<NoteFolderId>, Inside>,
}

/// In the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inside {
    pub(super) folders: Vec<NoteFolderId>,
    pub(super) notes: Vec<NoteId>,
}

impl Shape {
    pub(super) fn of(tree: &NoteTree) -> Self {
        let mut shape = Self::default();
        let mut folders: Vec<&NoteFolder> = tree.folders.iter().collect();
        folders.sort_by_key(|folder| (folder.name.to_lowercase(), folder.id));
        for folder in folders {
            shape.inside.entry(folder.parent).or_default().folders.push(folder.id);
            shape.folders.insert(folder.id, folder.clone());
        }
        let mut notes: Vec<&NoteSummary> = tree.notes.iter().collect();
        notes.sort_by_key(|note| (note.title.to_lowercase(), note.id));
        for note in notes {
            shape.inside.entry(note.folder).or_default().notes.push(note.id);
            shape.notes.insert(note.id, note.clone());
        }
        shape
    }

    pub(super) fn folder(&self, id: NoteFolderId) -> Option<&NoteFolder> {
        self.folders.get(&id)
    }

    pub(super) fn note(&self, id: NoteId) -> Option<&NoteSummary> {
        self.notes.get(&id)
    }

    pub(super) fn inside(&self, folder: Option<NoteFolderId>) -> Inside {
        self.inside.get(&folder).cloned().unwrap_or_default()
    }

    /// The folders that a note lies in, the nearest first.
    pub(super) fn around_note(&self, id: NoteId) -> Vec<NoteFolderId> {
        self.note(id).map(|note| self.chain(note.folder)).unwrap_or_default()
    }

    /// `Hosts / Servers`; nothing at the top.
    pub(super) fn path(&self, folder: Option<NoteFolderId>) -> String {
        let mut names: Vec<&str> =
            self.chain(folder).iter().filter_map(|id| Some(self.folder(*id)?.name.as_str())).collect();
        names.reverse();
        names.join(" / ")
    }

    /// Every folder that something can be put into; a folder not into itself.
    pub(super) fn choices(&self, without: Option<NoteFolderId>) -> Vec<Choice> {
        let folders = self.folders.keys().map(|id| (*id, self.chain(Some(*id))));
        let folders = folders.filter(|(_, chain)| without.is_none_or(|folder| !chain.contains(&folder)));
        let mut choices: Vec<Choice> =
            folders.map(|(id, _)| Choice { value: id.to_string(), label: self.path(Some(id)) }).collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    }

    fn chain(&self, folder: Option<NoteFolderId>) -> Vec<NoteFolderId> {
        let mut chain = Vec::new();
        let mut at = folder;
        while let Some(folder) = at.and_then(|id| self.folder(id)) {
            if chain.len() >= NoteFolder::MAX_DEPTH {
                break;
            }
            chain.push(folder.id);
            at = folder.parent;
        }
        chain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::Timestamp;

    fn shape() -> Shape {
        let folder = |id: i64, parent: Option<i64>, name: &str| NoteFolder {
            id: id.into(),
            parent: parent.map(Into::into),
            name: name.to_owned(),
        };
        let note = |id: i64, folder: Option<i64>, title: &str| NoteSummary {
            id: id.into(),
            folder: folder.map(Into::into),
            title: title.to_owned(),
            updated: Timestamp::MIN,
            updated_by: None,
        };
        Shape::of(&NoteTree {
            folders: vec![
                folder(1, None, "Hosts"),
                folder(2, Some(1), "servers"),
                folder(3, Some(1), "Desks"),
            ],
            notes: vec![note(7, Some(2), "web-1"), note(8, None, "b"), note(9, None, "A")],
        })
    }

    #[test]
    fn names_decide_the_order() {
        assert_eq!(shape().inside(None).notes, [NoteId(9), NoteId(8)]);
        assert_eq!(shape().inside(Some(NoteFolderId(1))).folders, [NoteFolderId(3), NoteFolderId(2)]);
    }

    #[test]
    fn knows_what_lies_around() {
        assert_eq!(shape().around_note(NoteId(7)), [NoteFolderId(2), NoteFolderId(1)]);
        assert_eq!(shape().around_note(NoteId(8)), []);
        assert_eq!(shape().path(Some(NoteFolderId(2))), "Hosts / servers");
        assert_eq!(shape().path(None), "");
    }

    #[test]
    fn a_folder_is_not_put_into_itself() {
        let labels = |without: Option<i64>| {
            let choices = shape().choices(without.map(Into::into));
            choices.into_iter().map(|choice| choice.label).collect::<Vec<_>>()
        };
        assert_eq!(labels(None), ["Hosts", "Hosts / Desks", "Hosts / servers"]);
        assert_eq!(labels(Some(2)), ["Hosts", "Hosts / Desks"]);
        assert_eq!(labels(Some(1)), [""; 0]);
    }
}
