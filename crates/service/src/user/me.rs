//! The caller himself.

use super::find;
use crate::{Ctx, Error, Result};
use argus_domain::{
    Permission,
    user::{Group, Person},
};
use argus_store::subject;

/// The caller and what he has.
#[derive(Clone, Debug)]
pub struct Me {
    pub person: Person,
    /// What the groups give him, less what his session may not do.
    pub grants: Vec<(Group, Permission)>,
}

pub async fn me(ctx: &Ctx) -> Result<Me> {
    let actor = ctx.caller()?;
    let id = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let person = find(ctx, &id.to_string()).await?;
    let mut conn = ctx.argus.store().read().await?;
    let mut grants = subject::grants(&mut conn, id).await?;
    grants.retain(|(_, permission)| actor.may(*permission));
    Ok(Me { person, grants })
}
