//! What the caller wants to be told.

use super::reader;
use crate::{Ctx, Result};
use argus_domain::notification::NotificationKind;
use argus_store::notification;

/// The kinds that he is not told of.
pub async fn muted(ctx: &Ctx) -> Result<Vec<NotificationKind>> {
    let (user, _) = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(notification::muted(&mut conn, user).await?)
}

/// From now on. What he was told stays.
pub async fn set_muted(ctx: &Ctx, kind: NotificationKind, is_muted: bool) -> Result<Vec<NotificationKind>> {
    let (user, _) = reader(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    notification::set_muted(&mut tx, user, kind, is_muted).await?;
    let muted = notification::muted(&mut tx, user).await?;
    tx.commit().await?;
    Ok(muted)
}
