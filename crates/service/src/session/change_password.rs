//! Choosing a new password.

use super::{Started, authenticate};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    password,
};
use argus_domain::{Invalid, user::check_password};
use argus_store::{session, user};

/// Ends every session of the user and begins a new one: whoever knew the old password is out.
pub async fn change_password(ctx: &Ctx, current: &str, new: &str) -> Result<Started> {
    // Possible with a one-time password, unlike everything else.
    let actor = ctx.actor().ok_or(Error::NotLoggedIn)?;
    let id = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    check_password("new", new)?;
    if current == new {
        return Err(Invalid::one("new", "must differ from the current password").into());
    }
    let keys = [format!("change {id}")];
    ctx.argus.throttle().attempt(&keys, ctx.now).map_err(|seconds| Error::TryLater { seconds })?;
    let mut conn = ctx.argus.store().read().await?;
    let account = user::get(&mut conn, id).await?.ok_or(Error::NotLoggedIn)?;
    drop(conn);
    if !password::verify(current, Some(account.password_hash)).await {
        return Err(Invalid::one("current", "is not your current password").into());
    }
    ctx.argus.throttle().succeeded(&keys);
    let hash = password::hash(ctx.argus.random(), new).await;

    let mut tx = ctx.argus.store().begin().await?;
    user::set_password(&mut tx, id, &hash, false).await?;
    session::delete_of_user(&mut tx, id).await?;
    let token = authenticate::start(&mut tx, &ctx.argus, id, ctx.now).await?;
    let renewed = authenticate::actor(&mut tx, id).await?.and_then(|actor| actor.current_user());
    record(&mut tx, ctx, Done::new("user.change-password", "Changed the password")).await?;
    tx.commit().await?;
    Ok(Started { token, user: renewed.ok_or(Error::NotLoggedIn)? })
}
