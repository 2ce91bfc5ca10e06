//! A search that is no longer wanted.

use super::own;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::SavedSearchId;
use argus_store::saved_search;
use serde_json::json;

pub async fn delete(ctx: &Ctx, id: SavedSearchId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let before = own(ctx, &mut tx, id).await?;
    saved_search::delete(&mut tx, id).await?;
    let text = format!("Deleted the {} “{}”", before.list.noun(), before.name);
    let done = Done { detail: json!({"before": before}), ..Done::new("search.delete", text) };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}
