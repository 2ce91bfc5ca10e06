//! What the caller was told.

use super::reader;
use crate::{Ctx, Result, policy::hours_until};
use argus_domain::{
    Timestamp,
    criteria::Page,
    notification::{Fresh, Notification, Unread},
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

/// What is told at once by the browser.
const FRESH: u32 = 5;
/// Milliseconds that a change may take from its time until it can be read.
const LATE: i64 = 10_000;

/// What came since a time and is unread; nothing the first time, and in the caller's quiet hours. What was told just before
/// is told again, for another change of that time may have been late.
pub async fn fresh(ctx: &Ctx, since: Option<Timestamp>) -> Result<Fresh> {
    let (user, scope) = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    let quiet = notification::quiet(&mut conn, user).await?;
    let is_quiet = quiet.is_some_and(|quiet| hours_until(&quiet, ctx.now).is_some());
    let rows = match since {
        Some(since) if !is_quiet => {
            let since = since.plus_millis(-LATE);
            notification::unread_since(&mut conn, &scope, user, since, FRESH).await?
        }
        _ => Vec::new(),
    };
    Ok(Fresh { rows, now: ctx.now })
}
