//! A note that is no longer wanted, and one that is wanted again.

use super::{find, missing};
use crate::{Ctx, Result, case::part, module::before::before_deleted};
use argus_domain::{Invalid, NoteId, Permission, module::ObjectKind, note::Note};
use argus_store::note;
use serde_json::json;

/// It is kept with all that it ever said, and no longer told.
pub async fn remove(ctx: &Ctx, id: NoteId) -> Result<()> {
    before_deleted(ctx, ObjectKind::Note, id.0).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    note::remove(&mut tx, id, ctx.now).await?;
    let text = format!("Deleted note “{}”", before.summary.title);
    work.done(&mut tx, ctx, "note.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

/// As it was, with all that it ever said; in no folder where its folder is gone.
pub async fn restore(ctx: &Ctx, id: NoteId) -> Result<Note> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let case = note::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    // Nobody else did it meanwhile: the case is locked.
    let removed = note::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    work.check_has(removed.case)?;
    if note::count(&mut tx, case).await? >= Note::MOST {
        let problem = format_args!("would be one of more than {} notes: delete another first", Note::MOST);
        return Err(Invalid::one("note", problem).into());
    }
    note::restore(&mut tx, id).await?;
    let text = format!("Restored note “{}”", removed.summary.title);
    work.done(&mut tx, ctx, "note.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    Ok(removed)
}
