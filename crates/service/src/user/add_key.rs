//! A new API key.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    secret,
};
use argus_domain::{Invalid, Permission};
use argus_store::{api_key, user};
use serde_json::json;

/// Returns the key. It is not stored and cannot be had again.
pub async fn add_key(ctx: &Ctx, login: &str, name: &str) -> Result<String> {
    ctx.require(Permission::Administer)?;
    if name.trim().is_empty() || name.chars().count() > 100 {
        return Err(Invalid::one("name", "must be 1 to 100 characters").into());
    }
    let login = login.trim().to_lowercase();
    let key = secret::api_key(ctx.argus.random());
    let mut tx = ctx.argus.store().begin().await?;
    let account = user::find(&mut tx, &login)
        .await?
        .ok_or_else(|| Error::NotFound(format!("There is no user “{login}”.")))?;
    let id = api_key::insert(&mut tx, account.user.id, name, &secret::hash(&key), ctx.now).await?;
    let done = Done {
        detail: json!({"after": {"id": id, "name": name, "login": login}}),
        ..Done::new("api-key.create", format!("Created API key “{name}” of user “{login}”"))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(key)
}
