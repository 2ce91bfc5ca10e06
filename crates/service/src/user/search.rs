//! Users and groups, as others see them.

use crate::{Ctx, Error, Result};
use argus_domain::{
    UserId,
    criteria::Page,
    user::{Group, Subject, SubjectFilter},
};
use argus_store::subject::{self, Onlooker};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    pub users: bool,
    pub groups: bool,
}

impl Kinds {
    pub const USERS: Self = Self { users: true, groups: false };
    pub const GROUPS: Self = Self { users: false, groups: true };
    pub const BOTH: Self = Self { users: true, groups: true };
}

/// Those who have a customer with the caller in common, and all groups.
pub async fn search(
    ctx: &Ctx,
    kinds: Kinds,
    filter: &SubjectFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Subject>> {
    let actor = ctx.caller()?;
    let scope = actor.scope();
    let onlooker = Onlooker { scope: &scope, user: actor.user.as_ref().map(|user| user.id) };
    let kinds = subject::Kinds { users: kinds.users, groups: kinds.groups };
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(subject::search(&mut conn, onlooker, kinds, filter, limit, offset).await?)
}

/// The groups of a user whom the caller sees.
pub async fn groups_of(ctx: &Ctx, user: UserId, limit: u32, offset: u32) -> Result<Page<Group>> {
    super::find(ctx, &user.to_string()).await.map_err(|error| match error {
        Error::NotFound(_) => Error::NotFound(format!("There is no subject {user} that you may see.")),
        other => other,
    })?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(subject::groups_of(&mut conn, user, limit, offset).await?)
}
