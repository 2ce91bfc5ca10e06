//! A search that is no longer wanted.

use super::{missing, owner};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::SavedSearchId;
use argus_store::saved_search;
use serde_json::json;

pub async fn delete(ctx: &Ctx, id: SavedSearchId) -> Result<()> {
    let owner = owner(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    let before = saved_search::own(&mut tx, owner, id).await?.ok_or_else(|| missing(id))?;
    saved_search::delete(&mut tx, id).await?;
    let text = format!("Deleted the search “{}”", before.name);
    let done = Done { detail: json!({"before": before}), ..Done::new("search.delete", text) };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}
