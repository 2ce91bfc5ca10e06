//! A new API key of a user, by his login.

use crate::{Ctx, Error, Result, api_key};
use argus_domain::{Permission, api_key::NewApiKey};
use argus_store::user;

/// Returns the key. It is not stored and cannot be had again.
pub async fn add_key(ctx: &Ctx, login: &str, name: &str) -> Result<String> {
    ctx.require(Permission::Administer)?;
    let login = login.trim().to_lowercase();
    let mut conn = ctx.argus.store().read().await?;
    let account = user::find(&mut conn, &login)
        .await?
        .ok_or_else(|| Error::NotFound(format!("There is no user “{login}”.")))?;
    drop(conn);
    let new = NewApiKey { name: name.to_owned(), ..NewApiKey::default() };
    Ok(api_key::add_for(ctx, account.user.id, new).await?.key)
}
