//! A new API key.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    rights, secret,
};
use argus_domain::{
    Invalid, Permission, UserId,
    api_key::{NewApiKey, ShownApiKey},
};
use argus_store::{Tx, api_key, user};
use serde_json::json;

/// For whoever has logged in with his password: a key or a session with fewer rights makes none with more.
pub async fn add_own(ctx: &Ctx, new: NewApiKey) -> Result<ShownApiKey> {
    let actor = ctx.caller()?;
    let own = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    if actor.key.is_some() || actor.session.as_ref().is_none_or(|session| session.depth > 0) {
        return Err(Error::Forbidden("Log in with your password to make a key.".to_owned()));
    }
    let mut tx = ctx.argus.store().begin().await?;
    let shown = insert(ctx, &mut tx, own, new).await?;
    tx.commit().await?;
    Ok(shown)
}

/// For another user: whoever has his key has his rights.
pub async fn add_for(ctx: &Ctx, owner: UserId, new: NewApiKey) -> Result<ShownApiKey> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    rights::may_manage(ctx, &mut tx, owner).await?;
    let shown = insert(ctx, &mut tx, owner, new).await?;
    tx.commit().await?;
    Ok(shown)
}

async fn insert(ctx: &Ctx, tx: &mut Tx, owner: UserId, new: NewApiKey) -> Result<ShownApiKey> {
    let new = new.checked(ctx.now)?;
    let account = user::get(tx, owner).await?.ok_or_else(|| rights::no_user(owner))?.user;
    if account.disabled {
        return Err(Invalid::one("owner", "is disabled and gets no key").into());
    }
    let has = user::permissions(tx, owner).await?;
    if let Some(foreign) = new.permissions.iter().flatten().find(|permission| !has.contains(permission)) {
        let why = format_args!("must be among those of its owner, who lacks “{foreign}”");
        return Err(Invalid::one("permissions", why).into());
    }
    let key = secret::api_key(ctx.argus.random());
    let id = api_key::insert(tx, owner, &new, &secret::hash(&key), ctx.now).await?;
    let done = Done {
        detail: json!({"after": {"id": id, "name": new.name, "login": account.login,
            "permissions": new.permissions, "expires": new.expires}}),
        ..Done::new("api-key.create", format!("Created API key “{}” of user “{}”", new.name, account.login))
    };
    record(tx, ctx, done).await?;
    Ok(ShownApiKey { id, name: new.name, key })
}
