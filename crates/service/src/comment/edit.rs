//! Putting a comment right.

use super::{find, missing};
use crate::{Ctx, Error, Result, case::part};
use argus_domain::{
    CommentId,
    comment::Comment,
    version::{Conflict, Conflicts},
};
use argus_store::{Tx, comment};
use serde_json::json;

/// From the version that was seen: what was written over it meanwhile is told.
pub async fn edit(ctx: &Ctx, id: CommentId, version: i64, text: &str) -> Result<Comment> {
    let mut tx = ctx.argus.store().begin().await?;
    let edited = within(&mut tx, ctx, id, Some(version), text).await?;
    tx.commit().await?;
    Ok(edited)
}

/// As part of a larger transaction. Whoever names no version means the comment as it is.
pub(super) async fn within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: CommentId,
    version: Option<i64>,
    text: &str,
) -> Result<Comment> {
    let text = Comment::checked(text)?;
    let case = find(ctx, tx, id).await?.case;
    let work = part::speak_of(ctx, tx, case).await?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    if before.text == text {
        return Ok(before);
    }
    let version = version.unwrap_or(before.version);
    if !comment::edit(tx, id, version, &text, ctx.now).await? {
        return Err(Error::Conflict(overtaken(before, &text)));
    }
    let after = comment::get(tx, &work.scope, id).await?.ok_or_else(|| missing(id))?;
    let detail = json!({"comment": id, "before": before.text, "after": after.text});
    work.done(tx, ctx, "comment.edit", "Edited a comment".to_owned(), detail).await?;
    Ok(after)
}

fn overtaken(stored: Comment, mine: &str) -> Conflicts {
    let by = stored.added_by.map_or_else(|| "Argus".to_owned(), |person| person.name);
    let field = Conflict {
        field: "text".to_owned(),
        mine: json!(mine),
        theirs: json!(stored.text),
        by,
        at: stored.edited.unwrap_or(stored.added),
    };
    Conflicts { fields: vec![field], version: stored.version }
}
