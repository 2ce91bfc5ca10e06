//! What one is told of cases.

use super::Failure;
use argus_domain::{
    NotificationId, Timestamp,
    criteria::Page,
    notification::{Fresh, Notification, NotificationKind, Preferences, ToldBy, Unread},
    policy::QuietHours,
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

/// What the browser is to show by itself.
#[server(prefix = "/page", endpoint = "notification/fresh", input = Json)]
pub async fn fresh_notifications(since: Option<Timestamp>) -> Result<Fresh, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::fresh(&ctx, since).await?)
}

#[server(prefix = "/page", endpoint = "notification/preferences", input = Json)]
pub async fn notification_preferences() -> Result<Preferences, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::preferences(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "notification/choose", input = Json)]
pub async fn choose_notification(kind: NotificationKind, told: ToldBy) -> Result<Preferences, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::choose(&ctx, kind, told).await?)
}

/// One's own quiet hours; none for none.
#[server(prefix = "/page", endpoint = "notification/set-quiet", input = Json)]
pub async fn set_quiet_hours(quiet: Option<QuietHours>) -> Result<Preferences, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::notification::set_quiet(&ctx, quiet).await?)
}
