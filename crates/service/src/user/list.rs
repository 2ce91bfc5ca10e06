//! All users.

use crate::{Ctx, Result};
use argus_domain::{Permission, user::User};
use argus_store::user;

#[derive(Clone, Debug)]
pub struct ListedUser {
    pub user: User,
    pub groups: Vec<String>,
}

/// By login.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Vec<ListedUser>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let mut users = Vec::new();
    for account in user::list(&mut conn, limit.min(100), offset).await? {
        let groups = user::groups(&mut conn, account.user.id).await?;
        users.push(ListedUser { user: account.user, groups });
    }
    Ok(users)
}
