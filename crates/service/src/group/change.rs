//! Changing a group's name and permissions.

use super::{locked, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
    rights,
};
use argus_domain::{
    GroupId,
    group::{GroupChange, ManagedGroup},
};
use argus_store::{StoreError, group};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: GroupId, change: GroupChange) -> Result<ManagedGroup> {
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let (stored, before) = locked(ctx, &mut tx, id).await?;
    let mut after = before.clone();
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let mut merge = Merge::new(change.version, stored, by, ctx.now);
    merge.field("name", &mut after.name, change.name);
    merge.field("permissions", &mut after.permissions, change.permissions);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    let touched: Vec<_> = before.permissions.iter().chain(&after.permissions).copied().collect();
    let differs =
        |permission: &_| before.permissions.contains(permission) != after.permissions.contains(permission);
    let touched: Vec<_> = touched.into_iter().filter(differs).collect();
    rights::may_give(ctx, &touched, &[])?;
    match group::update(&mut tx, id, &after.name, &merged.versions).await {
        Err(StoreError::Exists(_)) => return Err(taken(&after.name)),
        other => other?,
    }
    group::set_permissions(&mut tx, id, &after.permissions).await?;
    after.version += 1;
    let text = if before.name == after.name {
        format!("Changed what members of group “{}” may do", after.name)
    } else {
        format!("Renamed group “{}” to “{}”", before.name, after.name)
    };
    let detail = json!({"group": id, "before": merged.before, "after": merged.after});
    record(&mut tx, ctx, Done { detail, ..Done::new("group.change", text) }).await?;
    rights::administrator_remains(&mut tx, "permissions").await?;
    tx.commit().await?;
    Ok(after)
}
