//! A note, as modules are told of it.

use super::person;
use argus_domain::note::{Note, NoteFolder};
use serde_json::{Value, json};

pub(crate) fn fields(note: &Note, folder: Option<&NoteFolder>) -> Value {
    let summary = &note.summary;
    let directory = folder.map(|folder| json!({"id": folder.id, "name": folder.name}));
    json!({
        "type": "note",
        "id": summary.id,
        "note_id": summary.id,
        "case_id": note.case,
        "note_title": summary.title,
        "note_content": note.text,
        "directory_id": summary.folder,
        "directory": directory,
        "user": person(summary.updated_by.as_ref()),
        "note_lastupdate": summary.updated.to_string(),
        "custom_attributes": {},
    })
}
