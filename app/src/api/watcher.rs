//! Who watches a case.

use super::Failure;
use argus_domain::{
    CaseId, ContactId, UserId,
    watcher::{ContactsWatching, Watchers},
};
use leptos::{prelude::*, server_fn::codec::Json};

#[server(prefix = "/page", endpoint = "watcher/list", input = Json)]
pub async fn list_watchers(case: CaseId) -> Result<Watchers, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::watcher::list(&ctx, case).await?)
}

/// Oneself.
#[server(prefix = "/page", endpoint = "watcher/watch", input = Json)]
pub async fn watch_case(case: CaseId, watches: bool) -> Result<Watchers, Failure> {
    let ctx = super::caller().await?;
    argus_service::watcher::watch(&ctx, case, watches).await?;
    Ok(argus_service::watcher::list(&ctx, case).await?)
}

/// Somebody else.
#[server(prefix = "/page", endpoint = "watcher/set", input = Json)]
pub async fn set_watcher(case: CaseId, user: UserId, watches: bool) -> Result<Watchers, Failure> {
    let ctx = super::caller().await?;
    argus_service::watcher::set(&ctx, case, user, watches).await?;
    Ok(argus_service::watcher::list(&ctx, case).await?)
}

/// The contacts of its customer: who watches, and who could.
#[server(prefix = "/page", endpoint = "watcher/contacts", input = Json)]
pub async fn list_contact_watchers(case: CaseId) -> Result<ContactsWatching, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::watcher::contact_choices(&ctx, case).await?)
}

#[server(prefix = "/page", endpoint = "watcher/set-contact", input = Json)]
pub async fn set_contact_watcher(
    case: CaseId,
    contact: ContactId,
    watches: bool,
) -> Result<ContactsWatching, Failure> {
    let ctx = super::caller().await?;
    argus_service::watcher::set_contact(&ctx, case, contact, watches).await?;
    Ok(argus_service::watcher::contact_choices(&ctx, case).await?)
}
