//! Changing an indicator.

use super::{find, missing};
use crate::{Ctx, Error, Result, case::part, merge::Merge, module::before::before_ioc_change};
use argus_domain::{
    Invalid, IocId,
    ioc::{Ioc, IocChange},
};
use argus_store::{StoreError, Tx, ioc};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: IocId, change: IocChange) -> Result<Ioc> {
    let change = before_ioc_change(ctx, id, change).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = change_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// As part of a larger transaction.
pub(crate) async fn change_within(tx: &mut Tx, ctx: &Ctx, id: IocId, change: IocChange) -> Result<Ioc> {
    let change = change.tidied();
    let case = find(ctx, tx, id).await?.case;
    let work = part::work_on(ctx, tx, case).await?;
    let locked = ioc::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("value", &mut after.value, change.value);
    merge.field("kind", &mut after.kind, change.kind);
    merge.field("tlp", &mut after.tlp, change.tlp);
    merge.field("description", &mut after.description, change.description);
    merge.field("tags", &mut after.tags, change.tags);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    let mut invalid = Invalid::default();
    Ioc::check(&after.value, after.kind, &after.description, &after.tags, &mut invalid);
    invalid.into_result()?;
    ioc::update(tx, &after, &merged.versions, work.by, ctx.now).await.map_err(|error| match error {
        StoreError::Exists(_) => {
            Error::from(Invalid::one("value", "is another indicator of this case, of the same type"))
        }
        other => other.into(),
    })?;
    let after = find(ctx, tx, id).await?;
    let fields: Vec<&str> = merged.after.keys().map(String::as_str).collect();
    let text = format!("Changed {} of the indicator {}", fields.join(", "), before.value);
    let detail = json!({"ioc": id, "before": merged.before, "after": merged.after});
    work.done(tx, ctx, "ioc.change", text, detail).await?;
    Ok(after)
}
