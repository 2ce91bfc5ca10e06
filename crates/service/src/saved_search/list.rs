//! What there is to open.

use super::owner;
use crate::{Ctx, Result};
use argus_domain::saved_search::SavedSearch;
use argus_store::saved_search;

/// One's own first, then what others share; by name.
pub async fn list(ctx: &Ctx) -> Result<Vec<SavedSearch>> {
    let owner = owner(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(saved_search::list(&mut conn, owner).await?)
}
