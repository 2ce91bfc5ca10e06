//! Another note.

use super::{check_folder, missing};
use crate::{Ctx, Result, case::part};
use argus_domain::{
    CaseId, Invalid,
    note::{NewNote, Note},
};
use argus_store::{note, note::InsertNote};
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, new: NewNote) -> Result<Note> {
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::work_on(ctx, &mut tx, case).await?;
    check_folder(&mut tx, &work, new.folder, "folder").await?;
    if note::count(&mut tx, case).await? >= Note::MOST {
        return Err(
            Invalid::one("title", format_args!("would be one of more than {} notes", Note::MOST)).into()
        );
    }
    let id = note::insert(&mut tx, InsertNote { case, new: &new, by: work.by, now: ctx.now }).await?;
    let added = note::get(&mut tx, &work.scope, id).await?.ok_or_else(|| missing(id))?;
    let text = format!("Created note “{}”", added.summary.title);
    work.done(&mut tx, ctx, "note.add", text, json!({"after": added})).await?;
    tx.commit().await?;
    Ok(added)
}
