//! What the caller has read.

use super::reader;
use crate::{Ctx, Result};
use argus_domain::{NotificationId, Timestamp};
use argus_store::notification;

/// Nothing is done where it was read before, or is not his.
pub async fn mark_read(ctx: &Ctx, id: NotificationId) -> Result<()> {
    let (user, _) = reader(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    notification::mark_read(&mut tx, user, id, ctx.now).await?;
    Ok(tx.commit().await?)
}

/// All that happened until then: what comes while somebody looks stays unread.
pub async fn mark_all_read(ctx: &Ctx, until: Timestamp) -> Result<()> {
    let (user, _) = reader(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    notification::mark_all_read(&mut tx, user, until, ctx.now).await?;
    Ok(tx.commit().await?)
}
