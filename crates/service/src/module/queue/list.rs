//! Reading tasks.

use crate::{
    Ctx, Result,
    module::{no_task, object},
};
use argus_domain::{
    ModuleTaskId, Permission, Timestamp,
    criteria::Page,
    module::{LogLine, ModuleTask, ModuleTaskDetail, ObjectKind, ObjectRef, TaskFilter, TaskObject},
};
use argus_store::module::task as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 1_000;
/// The deepest page: whoever looks further back narrows the list.
const MAX_OFFSET: u32 = 100_000;
/// Lines of a log that are told at once.
const LINES: u32 = 1_000;
/// Changes of a task that are shown.
const CHANGES: u32 = 1_000;

/// The newest first.
pub async fn tasks(ctx: &Ctx, filter: &TaskFilter, limit: u32, offset: u32) -> Result<Page<ModuleTask>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::list(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}

pub async fn task(ctx: &Ctx, id: ModuleTaskId) -> Result<ModuleTaskDetail> {
    let actor = ctx.require(Permission::ViewCases)?;
    let scope = actor.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let found = store::get(&mut conn, &scope, id).await?.ok_or_else(|| no_task(id))?;
    let is_administrator = actor.may(Permission::Administer);
    let is_own = found.task.user.is_some() && found.task.user == actor.user.as_ref().map(|user| user.id);
    let files = found.input.files.iter().map(|file| ObjectRef::new(ObjectKind::Evidence, file));
    let mut objects = Vec::new();
    for object in found.input.objects.iter().cloned().chain(files) {
        let told = object::told(&mut conn, &scope, &object).await?;
        let (title, case) = told.map_or((None, None), |(title, case)| (Some(title), case));
        objects.push(TaskObject { object, title, case });
    }
    Ok(ModuleTaskDetail {
        changes: store::changes(&mut conn, id, CHANGES).await?,
        task: found.task,
        objects,
        arguments: found.input.arguments,
        data: found.input.data,
        result: found.result,
        traceback: found.traceback.filter(|_| is_administrator),
        attempts: found.attempts,
        again_of: found.again_of,
        again: found.again,
        is_cancelling: found.is_cancelling,
        may_change: is_administrator || is_own,
    })
}

/// The lines after one of them, as many as are told at once.
pub async fn log(ctx: &Ctx, id: ModuleTaskId, after: u32) -> Result<Vec<LogLine>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let filter = TaskFilter { id: Some(id), ..TaskFilter::default() };
    if store::list(&mut conn, &scope, &filter, 1, 0).await?.rows.is_empty() {
        return Err(no_task(id));
    }
    Ok(store::log(&mut conn, id, after, LINES).await?)
}

/// Those of which anything changed after a moment, with when: the oldest change first, up to `limit`.
pub async fn touched(ctx: &Ctx, after: Timestamp, limit: u32) -> Result<Vec<(ModuleTaskId, Timestamp)>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::touched(&mut conn, &scope, after, limit).await?)
}
