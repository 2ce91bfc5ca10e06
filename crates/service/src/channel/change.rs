//! Turning a channel on or off, and deleting it.

use super::{missing, save};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    ChannelId, Permission,
    channel::{Channel, ChannelContent},
};
use argus_store::{channel as store, delivery};
use serde_json::json;

/// Whatever else others change about it.
pub async fn activate(ctx: &Ctx, id: ChannelId, active: bool) -> Result<Channel> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let now = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    drop(conn);
    save(ctx, Some(id), now.version, ChannelContent { active, ..now.content }, None).await
}

/// What waited in it has failed; all of it stays in the list of deliveries. Returns what it was.
pub async fn remove(ctx: &Ctx, id: ChannelId) -> Result<Channel> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let given_up = delivery::give_up(&mut tx, id, "the channel was deleted", ctx.now).await?;
    store::remove(&mut tx, id).await?;
    let text = format!("Deleted the channel “{}”", before.content.name);
    let detail = json!({"before": before.content, "givenUp": given_up});
    record(&mut tx, ctx, Done { detail, ..Done::new("channel.remove", text) }).await?;
    tx.commit().await?;
    Ok(before)
}
