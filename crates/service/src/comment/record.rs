//! Comments as programs read and write them: by their case, without a version.

use super::{edit, missing, remove};
use crate::{
    Ctx, Result,
    case::{find, revise},
};
use argus_domain::{
    CaseId, CommentId, Invalid, Permission,
    case::{CaseRevision, CaseStatus},
    comment::{CommentRecord, NewComment},
    criteria::Page,
};
use argus_store::{Conn, comment};

pub use argus_store::comment::CommentSpan;

/// The most comments of one page.
const MAX_LIMIT: u32 = 10_000;

/// Internal ones are only for those who work on cases.
pub async fn records(
    ctx: &Ctx,
    case: CaseId,
    span: CommentSpan,
    limit: u32,
    offset: u32,
) -> Result<Page<CommentRecord>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, case).await?;
    let span = CommentSpan { internal: ctx.caller()?.may(Permission::UpdateCase), ..span };
    Ok(comment::records(&mut conn, case, span, limit.min(MAX_LIMIT), offset).await?)
}

pub async fn record(ctx: &Ctx, case: CaseId, id: CommentId) -> Result<CommentRecord> {
    let mut conn = ctx.argus.store().read().await?;
    one(ctx, &mut conn, case, id).await
}

/// Says something, and changes the status of the case in the same moment if that is wanted.
pub async fn post(
    ctx: &Ctx,
    case: CaseId,
    new: NewComment,
    status: Option<CaseStatus>,
) -> Result<CommentRecord> {
    let mut tx = ctx.argus.store().begin().await?;
    let revision = CaseRevision { status, comment: Some(new), ..CaseRevision::default() };
    let said = revise::within(&mut tx, ctx, case, revision).await?;
    let said = said.ok_or_else(|| Invalid::one("text", "must not be empty"))?;
    let posted = one(ctx, &mut tx, case, said.id).await?;
    tx.commit().await?;
    Ok(posted)
}

pub async fn replace(ctx: &Ctx, case: CaseId, id: CommentId, text: &str) -> Result<CommentRecord> {
    let mut tx = ctx.argus.store().begin().await?;
    ctx.require(Permission::UpdateCase)?;
    one(ctx, &mut tx, case, id).await?;
    edit::within(&mut tx, ctx, id, None, text).await?;
    let replaced = one(ctx, &mut tx, case, id).await?;
    tx.commit().await?;
    Ok(replaced)
}

/// Gives what it was.
pub async fn take_back(ctx: &Ctx, case: CaseId, id: CommentId) -> Result<CommentRecord> {
    let mut tx = ctx.argus.store().begin().await?;
    ctx.require(Permission::UpdateCase)?;
    let was = one(ctx, &mut tx, case, id).await?;
    remove::within(&mut tx, ctx, id).await?;
    tx.commit().await?;
    Ok(was)
}

async fn one(ctx: &Ctx, conn: &mut Conn, case: CaseId, id: CommentId) -> Result<CommentRecord> {
    find::seen(ctx, conn, case).await?;
    let internal = ctx.caller()?.may(Permission::UpdateCase);
    let span = CommentSpan { internal, only: Some(id), ..CommentSpan::default() };
    comment::records(conn, case, span, 1, 0).await?.rows.pop().ok_or_else(|| missing(id))
}
