//! Notes of cases.

use super::Failure;
use argus_domain::{
    CaseId, NoteFolderId, NoteId,
    note::{NewNote, Note, NoteChange, NoteFolder, NoteRevision, NoteSummary, NoteTree},
};
use leptos::{prelude::*, server_fn::codec::Json};

#[server(prefix = "/page", endpoint = "note/tree", input = Json)]
pub async fn list_notes(case: CaseId) -> Result<NoteTree, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::tree(&ctx, case).await?)
}

#[server(prefix = "/page", endpoint = "note/get", input = Json)]
pub async fn get_note(id: NoteId) -> Result<Note, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::get(&ctx, id).await?)
}

/// The newest first, at most 100.
#[server(prefix = "/page", endpoint = "note/search", input = Json)]
pub async fn search_notes(case: CaseId, text: String) -> Result<Vec<NoteSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::search(&ctx, case, &text).await?)
}

#[server(prefix = "/page", endpoint = "note/add", input = Json)]
pub async fn add_note(case: CaseId, new: NewNote) -> Result<Note, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::add(&ctx, case, new).await?)
}

#[server(prefix = "/page", endpoint = "note/change", input = Json)]
pub async fn change_note(id: NoteId, change: NoteChange) -> Result<Note, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "note/remove", input = Json)]
pub async fn remove_note(id: NoteId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::remove(&ctx, id).await?)
}

/// One that was removed, as it was.
#[server(prefix = "/page", endpoint = "note/restore", input = Json)]
pub async fn restore_note(id: NoteId) -> Result<Note, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::restore(&ctx, id).await?)
}

/// What a note said before, the newest first.
#[server(prefix = "/page", endpoint = "note/revisions", input = Json)]
pub async fn list_note_revisions(id: NoteId) -> Result<Vec<NoteRevision>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::revisions(&ctx, id).await?)
}

/// Title and text.
#[server(prefix = "/page", endpoint = "note/revision", input = Json)]
pub async fn read_note_revision(id: NoteId, number: i64) -> Result<(String, String), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::revision(&ctx, id, number).await?)
}

#[server(prefix = "/page", endpoint = "note/folder/add", input = Json)]
pub async fn add_note_folder(
    case: CaseId,
    parent: Option<NoteFolderId>,
    name: String,
) -> Result<NoteFolder, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::add_folder(&ctx, case, parent, &name).await?)
}

#[server(prefix = "/page", endpoint = "note/folder/change", input = Json)]
pub async fn change_note_folder(folder: NoteFolder) -> Result<NoteFolder, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::change_folder(&ctx, folder).await?)
}

#[server(prefix = "/page", endpoint = "note/folder/remove", input = Json)]
pub async fn remove_note_folder(id: NoteFolderId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::note::remove_folder(&ctx, id).await?)
}
