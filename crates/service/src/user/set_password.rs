//! A new password from an administrator.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    password, rights, secret,
};
use argus_domain::{Permission, user::check_password};
use argus_store::{session, user};

/// Sets the password given, or a one-time password, which is returned. The user is logged out everywhere.
pub async fn set_password(ctx: &Ctx, login: &str, new: Option<String>) -> Result<Option<String>> {
    ctx.require(Permission::Administer)?;
    if let Some(password) = &new {
        check_password("password", password)?;
    }
    let one_time = new.is_none().then(|| secret::one_time_password(ctx.argus.random()));
    let text = new.or_else(|| one_time.clone()).unwrap_or_default();
    let hash = password::hash(ctx.argus.random(), &text).await;
    let login = login.trim().to_lowercase();
    let mut tx = ctx.argus.store().begin().await?;
    let account = user::find(&mut tx, &login)
        .await?
        .ok_or_else(|| Error::NotFound(format!("There is no user “{login}”.")))?;
    rights::may_manage(ctx, &mut tx, account.user.id).await?;
    user::set_password(&mut tx, account.user.id, &hash, one_time.is_some()).await?;
    session::delete_of_user(&mut tx, account.user.id).await?;
    record(&mut tx, ctx, Done::new("user.set-password", format!("Set a new password for user “{login}”")))
        .await?;
    tx.commit().await?;
    Ok(one_time)
}
