//! An indicator that was none, and one that was deleted by mistake.

use super::{find, missing};
use crate::{Ctx, Error, Result, case::part, module::before::before_deleted};
use argus_domain::{Invalid, IocId, Permission, ioc::Ioc, module::ObjectKind};
use argus_store::{StoreError, ioc};
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: IocId) -> Result<()> {
    before_deleted(ctx, ObjectKind::Ioc, id.0).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    ioc::remove(&mut tx, id, ctx.now).await?;
    let text = format!("Deleted the indicator {}", before.value);
    work.done(&mut tx, ctx, "ioc.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

/// As it was, unless the case has the same again.
pub async fn restore(ctx: &Ctx, id: IocId) -> Result<Ioc> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let case = ioc::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    // Nobody else did it meanwhile: the case is locked.
    let removed = ioc::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    work.check_has(removed.case)?;
    ioc::restore(&mut tx, id).await.map_err(|error| match error {
        StoreError::Exists(_) => Error::from(Invalid::one("value", "is an indicator of this case again")),
        other => other.into(),
    })?;
    let text = format!("Restored the indicator {}", removed.value);
    work.done(&mut tx, ctx, "ioc.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    Ok(removed)
}
