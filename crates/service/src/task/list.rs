//! What is to be done.

use super::MAX_LIMIT;
use crate::{Ctx, Error, Result, case::find};
use argus_domain::{
    CaseId, Permission,
    criteria::Page,
    task::{Task, TaskCase, TaskFilter},
};
use argus_store::task;

/// The tasks of a case: what is to be done first.
pub async fn list(ctx: &Ctx, case: CaseId, limit: u32, offset: u32) -> Result<Page<Task>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(task::of_case(&mut conn, case, limit.min(MAX_LIMIT), offset).await?)
}

/// The most cases that are offered to choose from.
const OFFERED: u32 = 200;

/// The caller's tasks in open cases; what is due first comes first.
pub async fn mine(ctx: &Ctx, filter: &TaskFilter, limit: u32, offset: u32) -> Result<Page<Task>> {
    let actor = ctx.require(Permission::ViewCases)?;
    let user = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut conn = ctx.argus.store().read().await?;
    let part = (limit.min(MAX_LIMIT), offset);
    Ok(task::mine(&mut conn, &actor.scope(), user, filter, ctx.now, part).await?)
}

/// The open cases in which the caller has something to do, the newest first.
pub async fn my_cases(ctx: &Ctx) -> Result<Vec<TaskCase>> {
    let actor = ctx.require(Permission::ViewCases)?;
    let user = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut conn = ctx.argus.store().read().await?;
    Ok(task::cases_of(&mut conn, &actor.scope(), user, OFFERED).await?)
}
