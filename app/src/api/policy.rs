//! Notification policies.

use super::Failure;
use argus_domain::{
    PolicyId,
    criteria::Page,
    policy::{Notice, NoticeFilter, Policy, PolicyChoices, PolicyContent},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// In the order in which they are looked at; at most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "policy/list", input = Json)]
pub async fn list_policies(limit: u32, offset: u32) -> Result<Page<Policy>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::policy::list(&ctx, limit, offset).await?)
}

/// What a policy can be made of.
#[server(prefix = "/page", endpoint = "policy/choices", input = Json)]
pub async fn choose_for_policy() -> Result<PolicyChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::policy::choices(&ctx).await?)
}

/// A new one without `id`.
#[server(prefix = "/page", endpoint = "policy/save", input = Json)]
pub async fn save_policy(
    id: Option<PolicyId>,
    version: i64,
    content: PolicyContent,
) -> Result<Policy, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::policy::save(&ctx, id, version, content).await?)
}

#[server(prefix = "/page", endpoint = "policy/activate", input = Json)]
pub async fn activate_policy(id: PolicyId, active: bool) -> Result<Policy, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::policy::activate(&ctx, id, active).await?)
}

#[server(prefix = "/page", endpoint = "policy/remove", input = Json)]
pub async fn remove_policy(id: PolicyId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::policy::remove(&ctx, id).await?;
    Ok(())
}

/// What policies met, and what became of it, the newest first; at most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "policy/history", input = Json)]
pub async fn policy_history(filter: NoticeFilter, limit: u32, offset: u32) -> Result<Page<Notice>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::policy::history(&ctx, &filter, limit, offset).await?)
}
