//! What pages that are open need to hear of.

use crate::{Ctx, Result};
use argus_domain::{Permission, Timestamp};
use argus_store::event;

/// When events that the caller sees were last written, by whichever server, if that was after `since`.
pub async fn written_since(ctx: &Ctx, since: Timestamp) -> Result<Option<Timestamp>> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    Ok(event::written_since(&mut conn, &scope, since).await?)
}

/// When events were last written, whoever's they are: where a stream of changes begins.
pub async fn last_written(ctx: &Ctx) -> Result<Timestamp> {
    ctx.require(Permission::EventLookup)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(event::last_written(&mut conn).await?)
}
