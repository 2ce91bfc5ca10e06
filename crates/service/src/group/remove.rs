//! A group that nobody needs.

use super::locked;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{GroupId, Invalid};
use argus_store::{StoreError, group};
use serde_json::json;

/// Only one that nobody is in.
pub async fn remove(ctx: &Ctx, id: GroupId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = locked(ctx, &mut tx, id).await?;
    if before.members > 0 {
        return Err(Invalid::one("group", "has members: take them out of it first").into());
    }
    match group::remove(&mut tx, id).await {
        Err(StoreError::InUse) => {
            return Err(Invalid::one("group", "is still named elsewhere, such as in a case's access").into());
        }
        other => other?,
    }
    let done = Done {
        detail: json!({"before": before}),
        ..Done::new("group.remove", format!("Removed group “{}”", before.name))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
