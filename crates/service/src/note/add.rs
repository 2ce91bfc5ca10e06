//! Another note.

use super::{check_folder, missing};
use crate::{Ctx, Result, case::part, module::before::before_note};
use argus_domain::{
    CaseId, Invalid,
    note::{NewNote, Note},
};
use argus_store::{Tx, note, note::InsertNote};
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, new: NewNote) -> Result<Note> {
    let new = before_note(ctx, case, new).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let added = add_within(&mut tx, ctx, case, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// As part of a larger transaction.
pub(crate) async fn add_within(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: NewNote) -> Result<Note> {
    let new = new.checked()?;
    let work = part::work_on(ctx, tx, case).await?;
    check_folder(tx, &work, new.folder, "folder").await?;
    if note::count(tx, case).await? >= Note::MOST {
        return Err(
            Invalid::one("title", format_args!("would be one of more than {} notes", Note::MOST)).into()
        );
    }
    let id = note::insert(tx, InsertNote { case, new: &new, by: work.by, now: ctx.now }).await?;
    let added = note::get(tx, &work.scope, id).await?.ok_or_else(|| missing(id))?;
    let text = format!("Created note “{}”", added.summary.title);
    work.done(tx, ctx, "note.add", text, json!({"after": added})).await?;
    Ok(added)
}
