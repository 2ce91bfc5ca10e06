//! What there is to open.

use super::owner;
use crate::{Ctx, Result};
use argus_domain::saved_search::{SavedList, SavedSearch};
use argus_store::saved_search;

/// One's own first, then what others share; by name.
pub async fn list(ctx: &Ctx, list: SavedList) -> Result<Vec<SavedSearch>> {
    let owner = owner(ctx, list)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(saved_search::list(&mut conn, owner, list).await?)
}
