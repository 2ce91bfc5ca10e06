//! Users, as administrators manage them.

use super::Failure;
use argus_domain::{
    Sort, UserId,
    access::{Thing, Why},
    criteria::Page,
    membership::UserName,
    user::{
        ManagedUser, ManagedUserFilter, NewManagedUser, OneTimePassword, UserChange, UserKey, UserRights,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};

/// At most 200 rows a page.
#[server(prefix = "/page", endpoint = "user/list", input = Json)]
pub async fn list_users(
    filter: ManagedUserFilter,
    sort: Sort<UserKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedUser>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::managed_page(&ctx, &filter, sort, limit, offset).await?)
}

/// To choose from: those whose name or login holds `text`, by name, at most 1,000.
#[server(prefix = "/page", endpoint = "user/names", input = Json)]
pub async fn user_names(text: String) -> Result<Vec<UserName>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::names(&ctx, &text).await?)
}

#[server(prefix = "/page", endpoint = "user/get", input = Json)]
pub async fn get_user(id: UserId) -> Result<ManagedUser, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::managed(&ctx, id).await?)
}

/// What he has, and through what.
#[server(prefix = "/page", endpoint = "user/rights", input = Json)]
pub async fn rights_of_user(id: UserId) -> Result<UserRights, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::rights(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "user/add", input = Json)]
pub async fn add_user(new: NewManagedUser) -> Result<OneTimePassword, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::add_managed(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "user/change", input = Json)]
pub async fn change_user(id: UserId, change: UserChange) -> Result<ManagedUser, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "user/reset-password", input = Json)]
pub async fn reset_password(id: UserId) -> Result<OneTimePassword, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::reset_password(&ctx, id).await?)
}

/// Why he sees something, or what he lacks.
#[server(prefix = "/page", endpoint = "user/why", input = Json)]
pub async fn explain_access(id: UserId, thing: Thing) -> Result<Why, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::why(&ctx, id, thing).await?)
}
