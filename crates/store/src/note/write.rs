//! Adding, changing and removing notes. Everything that a note ever said is kept with it.

use super::revision::keep;
use crate::{
    Locked, Result, Tx,
    query::sql,
    removal,
    search::{self, Words},
    versioned::{self, json},
};
use argus_domain::{
    CaseId, NoteId, Timestamp, UserId,
    note::{NewNote, Note, NoteSummary},
    search::SearchKind,
    version::FieldVersions,
};

#[derive(Clone, Copy, Debug)]
pub struct InsertNote<'a> {
    pub case: CaseId,
    pub new: &'a NewNote,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, InsertNote { case, new, by, now }: InsertNote<'_>) -> Result<NoteId> {
    let (id,): (i64,) = sql("INSERT INTO note
            (case_id, folder_id, title, text, updated_at, updated_by, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, 1, '{}') RETURNING id")
    .bind(case)
    .bind(new.folder)
    .bind(new.title.as_str())
    .bind(new.text.as_str())
    .bind(now)
    .bind(by)
    .fetch_one(tx)
    .await?;
    let id = NoteId(id);
    let summary =
        NoteSummary { id, folder: new.folder, title: new.title.clone(), updated: now, updated_by: None };
    let note = Note { case, summary, text: new.text.clone(), version: 1 };
    keep(tx, &note, 1, by, now, now).await?;
    search::follow(tx, SearchKind::Note, id.0, Words::new()).await?;
    Ok(id)
}

/// Call it before reading the note.
pub async fn lock(tx: &mut Tx, id: NoteId) -> Result<Option<Locked>> {
    versioned::lock(tx, "note", id).await
}

/// Writes all of a locked note, as its next version, and keeps that as a revision: the same as the writer's last
/// one if that began after `since`.
pub async fn update(
    tx: &mut Tx,
    note: &Note,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
    since: Timestamp,
) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Note, note.summary.id.0).await?;
    let (version,): (i64,) =
        sql("UPDATE note SET version = version + 1, folder_id = $1, title = $2, text = $3,
            field_versions = $4, updated_at = $5, updated_by = $6
         WHERE id = $7 RETURNING version")
        .bind(note.summary.folder)
        .bind(note.summary.title.as_str())
        .bind(note.text.as_str())
        .bind(json(versions)?)
        .bind(now)
        .bind(by)
        .bind(note.summary.id)
        .fetch_one(tx)
        .await?;
    search::follow(tx, SearchKind::Note, note.summary.id.0, words).await?;
    keep(tx, note, version, by, now, since).await
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: NoteId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Note, id.0, now).await
}

/// With all that it ever said.
pub async fn restore(tx: &mut Tx, id: NoteId) -> Result<()> {
    removal::restore(tx, SearchKind::Note, id.0).await
}
