//! A key that opens nothing any more.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{ApiKeyId, Permission, api_key::ApiKey};
use argus_store::{Tx, api_key};
use serde_json::json;

fn missing(id: ApiKeyId) -> Error {
    Error::NotFound(format!("There is no API key {id}. It may have been revoked meanwhile."))
}

/// Anybody's.
pub async fn revoke(ctx: &Ctx, id: ApiKeyId) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let found = api_key::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    end(ctx, tx, found).await
}

/// The caller's: those of others are not there for him.
pub async fn revoke_own(ctx: &Ctx, id: ApiKeyId) -> Result<()> {
    let own = ctx.caller()?.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut tx = ctx.argus.store().begin().await?;
    let found = api_key::get(&mut tx, id).await?.filter(|key| key.owner.id == own);
    end(ctx, tx, found.ok_or_else(|| missing(id))?).await
}

async fn end(ctx: &Ctx, mut tx: Tx, key: ApiKey) -> Result<()> {
    if !api_key::remove(&mut tx, key.id).await? {
        return Err(missing(key.id));
    }
    let done = Done {
        detail: json!({"before": {"id": key.id, "name": key.name, "login": key.owner.login}}),
        ..Done::new("api-key.revoke", format!("Revoked API key “{}” of user “{}”", key.name, key.owner.login))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
