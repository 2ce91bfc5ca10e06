//! What the caller was told.

use super::reader;
use crate::{Ctx, Result};
use argus_domain::{
    criteria::Page,
    notification::{Notification, Unread},
};
use argus_store::notification;

/// The most rows of one page.
const MAX_LIMIT: u32 = 200;

/// The newest first.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<Notification>> {
    let (user, scope) = reader(ctx)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(notification::list(&mut conn, &scope, user, limit.min(MAX_LIMIT), offset).await?)
}

pub async fn unread(ctx: &Ctx) -> Result<Unread> {
    let (user, scope) = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(notification::unread(&mut conn, &scope, user).await?)
}
