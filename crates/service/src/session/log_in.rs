//! Logging in with a password.

use super::authenticate;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    password,
};
use argus_domain::{
    Invalid,
    user::{CurrentUser, MAX_PASSWORD},
};
use argus_store::user;

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct Started {
    /// The cookie's value. It is not stored, so it cannot be had again.
    pub token: String,
    pub user: CurrentUser,
}

/// As [`try_log_in`], with a failure that names the field.
pub async fn log_in(ctx: &Ctx, login: &str, password: &str) -> Result<Started> {
    let wrong = || Invalid::one("password", "or user name is wrong").into();
    try_log_in(ctx, login, password).await?.ok_or_else(wrong)
}

/// `None` whether the name or the password is wrong. Failures slow down per name and address.
pub async fn try_log_in(ctx: &Ctx, login: &str, password: &str) -> Result<Option<Started>> {
    let login = login.trim().to_lowercase();
    let mut invalid = Invalid::default();
    if login.is_empty() {
        invalid.add("login", "must not be empty");
    }
    if password.is_empty() {
        invalid.add("password", "must not be empty");
    }
    invalid.into_result()?;

    let mut keys = vec![format!("account {}", login.chars().take(64).collect::<String>())];
    keys.extend(ctx.address.map(|address| format!("address {address}")));
    ctx.argus.throttle().attempt(&keys, ctx.now).map_err(|seconds| Error::TryLater { seconds })?;

    let mut conn = ctx.argus.store().read().await?;
    let account = user::find(&mut conn, &login).await?;
    drop(conn);
    let hash = account
        .as_ref()
        .filter(|account| !account.user.disabled)
        .map(|account| account.password_hash.clone());
    let right = password.chars().count() <= MAX_PASSWORD && password::verify(password, hash).await;
    let Some(account) = account.filter(|_| right) else {
        return Ok(None);
    };
    ctx.argus.throttle().succeeded(&keys);

    let mut tx = ctx.argus.store().begin().await?;
    let actor = authenticate::actor(&mut tx, account.user.id).await?.ok_or(Error::NotLoggedIn)?;
    let token = authenticate::start(&mut tx, &ctx.argus, account.user.id, ctx.now).await?;
    user::set_last_login(&mut tx, account.user.id, ctx.now).await?;
    let user = actor.current_user().ok_or(Error::NotLoggedIn)?;
    let by_himself = Ctx { actor: Some(actor), ..ctx.clone() };
    record(&mut tx, &by_himself, Done::new("session.log-in", "Logged in")).await?;
    tx.commit().await?;
    Ok(Some(Started { token, user }))
}
