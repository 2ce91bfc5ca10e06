//! Folders of notes.

use super::check_folder;
use crate::{
    Ctx, Error, Result,
    case::part::{self, Work},
};
use argus_domain::{CaseId, Invalid, NoteFolderId, Permission, note::NoteFolder};
use argus_store::{Tx, note};
use serde_json::json;

pub async fn add_folder(
    ctx: &Ctx,
    case: CaseId,
    parent: Option<NoteFolderId>,
    name: &str,
) -> Result<NoteFolder> {
    let name = NoteFolder::checked_name(name)?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::work_on(ctx, &mut tx, case).await?;
    check_folder(&mut tx, &work, parent, "parent").await?;
    let all = note::folders(&mut tx, case).await?;
    if all.len() >= NoteFolder::MOST {
        let problem = format_args!("would be one of more than {} folders", NoteFolder::MOST);
        return Err(Invalid::one("name", problem).into());
    }
    check_depth(&all, None, parent)?;
    let id = note::add_folder(&mut tx, case, parent, &name).await?;
    let folder = NoteFolder { id, parent, name };
    let text = format!("Created the note folder “{}”", folder.name);
    work.done(&mut tx, ctx, "note_folder.add", text, json!({"after": folder})).await?;
    tx.commit().await?;
    Ok(folder)
}

/// Renames it, and puts it into another folder.
pub async fn change_folder(ctx: &Ctx, folder: NoteFolder) -> Result<NoteFolder> {
    let name = NoteFolder::checked_name(&folder.name)?;
    let mut tx = ctx.argus.store().begin().await?;
    let (work, before) = work_on(ctx, &mut tx, folder.id).await?;
    check_folder(&mut tx, &work, folder.parent, "parent").await?;
    check_depth(&note::folders(&mut tx, work.case).await?, Some(folder.id), folder.parent)?;
    let after = NoteFolder { name, ..folder };
    if after == before {
        return Ok(before);
    }
    note::change_folder(&mut tx, &after).await?;
    let text = if after.name == before.name {
        format!("Moved the note folder “{}”", after.name)
    } else {
        format!("Renamed the note folder “{}” to “{}”", before.name, after.name)
    };
    work.done(&mut tx, ctx, "note_folder.change", text, json!({"before": before, "after": after})).await?;
    tx.commit().await?;
    Ok(after)
}

/// Only an empty one, so that no note goes unseen.
pub async fn remove_folder(ctx: &Ctx, id: NoteFolderId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let (work, before) = work_on(ctx, &mut tx, id).await?;
    if !note::is_empty(&mut tx, id).await? {
        return Err(Invalid::one("folder", "is not empty: move or delete what lies in it first").into());
    }
    note::remove_folder(&mut tx, id).await?;
    let text = format!("Deleted the note folder “{}”", before.name);
    work.done(&mut tx, ctx, "note_folder.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

async fn work_on(ctx: &Ctx, tx: &mut Tx, id: NoteFolderId) -> Result<(Work, NoteFolder)> {
    let (case, _) = find(ctx, tx, id).await?;
    let work = part::work_on(ctx, tx, case).await?;
    let (case, folder) = find(ctx, tx, id).await?;
    work.check_has(case)?;
    Ok((work, folder))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: NoteFolderId) -> Result<(CaseId, NoteFolder)> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let missing = || {
        Error::NotFound(format!(
            "There is no note folder {id} that you may see. It may have been deleted meanwhile."
        ))
    };
    note::folder(tx, &scope, id).await?.ok_or_else(missing)
}

/// A folder is not put into itself, nor too deep.
fn check_depth(all: &[NoteFolder], folder: Option<NoteFolderId>, parent: Option<NoteFolderId>) -> Result<()> {
    let (mut depth, mut at) = (1, parent);
    while let Some(id) = at {
        if folder == Some(id) {
            return Err(Invalid::one("parent", "must not lie in the folder itself").into());
        }
        depth += 1;
        if depth > NoteFolder::MAX_DEPTH {
            let problem = format_args!("must not lie deeper than {} folders", NoteFolder::MAX_DEPTH);
            return Err(Invalid::one("parent", problem).into());
        }
        at = all.iter().find(|folder| folder.id == id).and_then(|folder| folder.parent);
    }
    Ok(())
}
