//! Who was told of what was done with a case.

use crate::{
    Ctx, Result,
    case::{deed, find, people::sees_case},
    comment,
};
use argus_domain::{
    ActivityId, CaseId, CommentId, Permission,
    watcher::{Told, ToldBy},
};
use argus_store::{Conn, notification};

/// Of a row of the case's log that programs are told of.
pub async fn told_of(ctx: &Ctx, case: CaseId, id: ActivityId) -> Result<Vec<Told>> {
    deed(ctx, case, id).await?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let told = notification::told_of(&mut conn, id).await?;
    visible(ctx, &mut conn, case, told).await
}

/// Of a comment, when it was made.
pub async fn told_of_comment(ctx: &Ctx, case: CaseId, id: CommentId) -> Result<Vec<Told>> {
    comment::record(ctx, case, id).await?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let told = notification::told_of_comment(&mut conn, id).await?;
    visible(ctx, &mut conn, case, told).await
}

/// Who no longer sees the case was told nothing; contacts are for those who see their customer.
async fn visible(ctx: &Ctx, conn: &mut Conn, case: CaseId, told: Vec<Told>) -> Result<Vec<Told>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let customer = find::within(conn, &scope, case).await?.summary.customer.id;
    let mut seen = Vec::with_capacity(told.len());
    for one in told {
        let is_seen = match &one.by {
            ToldBy::Page(person) => sees_case(conn, person.id, case).await?,
            ToldBy::Mail { .. } => scope.includes(customer),
        };
        if is_seen {
            seen.push(one);
        }
    }
    Ok(seen)
}
