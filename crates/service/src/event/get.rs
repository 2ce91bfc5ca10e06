//! One event.

use super::whole;
use crate::{Ctx, Error, Result};
use argus_domain::{EventId, EventKey, Permission, event::Event};
use argus_store::{Conn, event};

/// Aggregated or raw. An event of a customer whom the caller does not see is not there for him.
pub async fn get(ctx: &Ctx, id: EventId) -> Result<Event> {
    let (mut conn, key) = find(ctx, id).await?;
    let mut events = whole::events(ctx, &mut conn, id.kind, &[key]).await?;
    events.pop().ok_or_else(|| missing(id))
}

/// The key of an event that the caller may see.
pub(super) async fn find(ctx: &Ctx, id: EventId) -> Result<(Conn, EventKey)> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let (key, _) = event::get(&mut conn, &scope, &id).await?.ok_or_else(|| missing(id))?;
    Ok((conn, key))
}

fn missing(id: EventId) -> Error {
    Error::NotFound(format!("There is no event {id} that you may see."))
}
