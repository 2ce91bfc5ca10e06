//! Writing in a note.

use super::{check_folder, find, missing};
use crate::{Ctx, Result, case::part, merge::Merge, module::before::before_note_change};
use argus_domain::{
    NoteId,
    note::{Note, NoteChange},
};
use argus_store::{Tx, note};
use serde_json::json;

/// Whoever goes on writing within this many milliseconds makes one revision, though his page saves every few
/// seconds.
const ONE_REVISION: i64 = 5 * 60 * 1_000;

/// Others may have written since: only title or text that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: NoteId, change: NoteChange) -> Result<Note> {
    let change = before_note_change(ctx, id, change).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = change_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// As part of a larger transaction.
pub(crate) async fn change_within(tx: &mut Tx, ctx: &Ctx, id: NoteId, change: NoteChange) -> Result<Note> {
    let change = change.checked()?;
    let case = find(ctx, tx, id).await?.case;
    let work = part::work_on(ctx, tx, case).await?;
    let locked = note::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    check_folder(tx, &work, change.folder.flatten(), "folder").await?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("folder", &mut after.summary.folder, change.folder);
    merge.field("title", &mut after.summary.title, change.title);
    merge.field("text", &mut after.text, change.text);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    // What is taken up again never goes on from what was written a moment ago.
    let since = ctx.now.plus_millis(if change.restores { 1 } else { -ONE_REVISION });
    note::update(tx, &after, &merged.versions, work.by, ctx.now, since).await?;
    let after = find(ctx, tx, id).await?;
    let title = &after.summary.title;
    let text = if merged.after.contains_key("text") {
        format!("Edited note “{title}”")
    } else if merged.after.contains_key("title") {
        format!("Renamed note “{}” to “{title}”", before.summary.title)
    } else {
        format!("Moved note “{title}”")
    };
    // What it says is kept with the note; the log says where.
    let detail = json!({"note": id, "revision": after.version, "folder": after.summary.folder});
    work.done(tx, ctx, "note.change", text, detail).await?;
    Ok(after)
}
