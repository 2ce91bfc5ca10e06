//! Groups of users.

use super::Failure;
use argus_domain::{
    GroupId, UserId,
    criteria::Page,
    group::{GroupChange, GroupDetails, ManagedGroup, NewGroup},
    membership::UserName,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// By name; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "group/list", input = Json)]
pub async fn list_groups(text: String, limit: u32, offset: u32) -> Result<Page<ManagedGroup>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::list(&ctx, &text, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "group/get", input = Json)]
pub async fn get_group(id: GroupId) -> Result<GroupDetails, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::details(&ctx, id).await?)
}

/// By name; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "group/members", input = Json)]
pub async fn group_members(
    id: GroupId,
    text: String,
    limit: u32,
    offset: u32,
) -> Result<Page<UserName>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::members(&ctx, id, &text, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "group/add", input = Json)]
pub async fn add_group(new: NewGroup) -> Result<ManagedGroup, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::add(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "group/change", input = Json)]
pub async fn change_group(id: GroupId, change: GroupChange) -> Result<ManagedGroup, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::change(&ctx, id, change).await?)
}

/// Takes a user into a group, or out of it.
#[server(prefix = "/page", endpoint = "group/set-member", input = Json)]
pub async fn set_group_member(id: GroupId, user: UserId, is: bool) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::set_member(&ctx, id, user, is).await?)
}

/// Only one that nobody is in.
#[server(prefix = "/page", endpoint = "group/remove", input = Json)]
pub async fn remove_group(id: GroupId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::group::remove(&ctx, id).await?)
}
