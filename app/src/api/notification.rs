//! What one is told of cases.

use super::Failure;
use argus_domain::{
    NotificationId, Timestamp,
    criteria::Page,
    notification::{Notification, NotificationKind, Unread},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first, at most 200 rows a page.
#[server(prefix = "/page", endpoint = "notification/list", input = Json)]
pub async fn list_notifications(limit: u32, offset: u32) -> Result<Page<Notification>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::list(&ctx, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "notification/unread", input = Json)]
pub async fn unread_notifications() -> Result<Unread, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::unread(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "notification/read", input = Json)]
pub async fn read_notification(id: NotificationId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::mark_read(&ctx, id).await?)
}

/// All that happened until then.
#[server(prefix = "/page", endpoint = "notification/read-all", input = Json)]
pub async fn read_all_notifications(until: Timestamp) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::mark_all_read(&ctx, until).await?)
}

/// The kinds that one is not told of.
#[server(prefix = "/page", endpoint = "notification/muted", input = Json)]
pub async fn muted_notifications() -> Result<Vec<NotificationKind>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::muted(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "notification/mute", input = Json)]
pub async fn mute_notifications(
    kind: NotificationKind,
    muted: bool,
) -> Result<Vec<NotificationKind>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::set_muted(&ctx, kind, muted).await?)
}
