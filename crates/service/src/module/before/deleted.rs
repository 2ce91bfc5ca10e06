//! Before something is deleted. Modules may refuse that; what they change of it is lost.

use super::request::{asked, present};
use crate::{
    Ctx, Result,
    module::{ask_before, object::load},
};
use argus_domain::{
    CaseId, Permission,
    module::{ObjectKind, ObjectRef},
};
use argus_store::module::waiting;

const CASE: &str = "on_preload_case_delete";

pub(crate) async fn before_deleted(ctx: &Ctx, kind: ObjectKind, id: i64) -> Result<()> {
    let hook = match kind {
        ObjectKind::Ioc => "on_preload_ioc_delete",
        ObjectKind::Note => "on_preload_note_delete",
        ObjectKind::Task => "on_preload_task_delete",
        ObjectKind::TimelineEntry => "on_preload_event_delete",
        ObjectKind::Evidence => "on_preload_evidence_delete",
        ObjectKind::Case | ObjectKind::Event | ObjectKind::Alert => return Ok(()),
    };
    if let Some((found, case)) = present(ctx, hook, &ObjectRef::new(kind, id)).await? {
        asked(ctx, hook, case, &found).await?;
    }
    Ok(())
}

pub(crate) async fn before_case_deleted(ctx: &Ctx, id: CaseId) -> Result<()> {
    let scope = ctx.require(Permission::DeleteCase)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    if waiting(&mut conn, CASE).await?.is_empty() {
        return Ok(());
    }
    let found = load(&mut conn, &scope, &ObjectRef::new(ObjectKind::Case, id)).await?;
    drop(conn);
    if let Some(found) = found {
        ask_before(ctx, CASE, Some(id), found).await?;
    }
    Ok(())
}
