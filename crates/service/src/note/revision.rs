//! What a note said before.

use super::missing;
use crate::{Ctx, Error, Result};
use argus_domain::{NoteId, Permission, note::NoteRevision};
use argus_store::note;

/// The most that are told.
const TOLD: u32 = 500;

/// The newest first; the newest is what the note says now.
pub async fn revisions(ctx: &Ctx, id: NoteId) -> Result<Vec<NoteRevision>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    note::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))?;
    Ok(note::revisions(&mut conn, id, TOLD).await?)
}

/// Title and text of one.
pub async fn revision(ctx: &Ctx, id: NoteId, number: i64) -> Result<(String, String)> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    note::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))?;
    let gone = || Error::NotFound(format!("Note {id} has no revision {number}."));
    note::revision(&mut conn, id, number).await?.ok_or_else(gone)
}
