//! Users, as administrators look at them, add them and give them new passwords.

use super::{NewUser, add, set_password};
use crate::{Ctx, Result, rights};
use argus_domain::{
    Permission, Sort, UserId,
    criteria::Page,
    membership::UserName,
    user::{ManagedUser, ManagedUserFilter, NewManagedUser, OneTimePassword, UserKey, UserRights},
};
use argus_store::{subject, user};
use std::collections::BTreeMap;

/// The most rows of one page.
const MOST: u32 = 200;
/// The most customers of one user that are listed.
const MOST_CUSTOMERS: u32 = 1_000;

pub async fn managed_page(
    ctx: &Ctx,
    filter: &ManagedUserFilter,
    sort: Sort<UserKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedUser>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(user::managed_page(&mut conn, filter, sort, limit.min(MOST), offset).await?)
}

pub async fn managed(ctx: &Ctx, id: UserId) -> Result<ManagedUser> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    user::managed(&mut conn, id).await?.ok_or_else(|| rights::no_user(id))
}

/// Users to choose from, by name, at most 1,000.
pub async fn names(ctx: &Ctx, text: &str) -> Result<Vec<UserName>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(user::names(&mut conn, text, 1_000).await?)
}

/// What a user has, and through what.
pub async fn rights(ctx: &Ctx, id: UserId) -> Result<UserRights> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    user::get(&mut conn, id).await?.ok_or_else(|| rights::no_user(id))?;
    let mut permissions: BTreeMap<Permission, Vec<_>> = BTreeMap::new();
    for (group, permission) in subject::grants(&mut conn, id).await? {
        permissions.entry(permission).or_default().push(group.into());
    }
    let customers = user::customers_through(&mut conn, &scope, id, MOST_CUSTOMERS).await?;
    Ok(UserRights { permissions: permissions.into_iter().collect(), customers })
}

/// He gets a one-time password, which cannot be had again.
pub async fn add_managed(ctx: &Ctx, new: NewManagedUser) -> Result<OneTimePassword> {
    let given = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let login = new.login.trim().to_lowercase();
    let row = NewUser {
        login: new.login,
        name: given(new.name),
        password: None,
        email: new.email.trim().to_owned(),
        groups: new.groups,
        customers: new.customers.iter().map(ToString::to_string).collect(),
        time_zone: given(new.time_zone),
    };
    let (user, one_time) = add(ctx, row).await?;
    Ok(OneTimePassword { user, login, password: one_time.unwrap_or_default() })
}

/// A one-time password in the place of the one he has; he is logged out everywhere.
pub async fn reset_password(ctx: &Ctx, id: UserId) -> Result<OneTimePassword> {
    let found = managed(ctx, id).await?.user;
    let password = set_password(ctx, &found.login, None).await?.unwrap_or_default();
    Ok(OneTimePassword { user: id, login: found.login, password })
}
