//! Reading notes.

use super::missing;
use crate::{Ctx, Result, case::find};
use argus_domain::{
    CaseId, NoteId, Permission,
    note::{Note, NoteSummary, NoteTree},
};
use argus_store::note;

/// The most notes that a search tells.
const FOUND: u32 = 100;

/// The folders and notes of a case, which are bounded in number.
pub async fn tree(ctx: &Ctx, case: CaseId) -> Result<NoteTree> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(note::tree(&mut conn, case).await?)
}

pub async fn get(ctx: &Ctx, id: NoteId) -> Result<Note> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    note::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))
}

/// Notes of a case with `text` in title or text, the newest first.
pub async fn search(ctx: &Ctx, case: CaseId, text: &str) -> Result<Vec<NoteSummary>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(note::search(&mut conn, case, text.trim(), FOUND).await?)
}
