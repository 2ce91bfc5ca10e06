//! A new group.

use super::{missing, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    rights,
};
use argus_domain::group::{ManagedGroup, NewGroup};
use argus_store::{StoreError, group};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewGroup) -> Result<ManagedGroup> {
    let new = new.checked()?;
    rights::may_give(ctx, &new.permissions, &[])?;
    let mut tx = ctx.argus.store().begin().await?;
    let id = match group::insert(&mut tx, &new.name).await {
        Err(StoreError::Exists(_)) => return Err(taken(&new.name)),
        other => other?,
    };
    group::set_permissions(&mut tx, id, &new.permissions).await?;
    let added = group::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let done = Done {
        detail: json!({"after": added}),
        ..Done::new("group.create", format!("Created group “{}”", added.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(added)
}
