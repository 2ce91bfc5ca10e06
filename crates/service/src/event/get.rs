//! One event.

use super::whole;
use crate::{Ctx, Error, Result};
use argus_domain::{EventId, EventType, Permission, event::Event};
use argus_store::event;

/// Aggregated or raw. An event of a customer whom the caller does not see is not there for him.
pub async fn get(ctx: &Ctx, id: EventId) -> Result<Event> {
    let actor = ctx.require(Permission::EventLookup)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let missing = || Error::NotFound(format!("There is no event {id} that you may see."));
    let (key, summary) = event::get(&mut conn, &actor.scope(), &id).await?.ok_or_else(missing)?;
    match id.kind {
        EventType::Raw => whole::raw(&mut conn, key, summary).await,
        EventType::Aggregated => {
            let mut events = whole::aggregated(&mut conn, &[key], vec![summary]).await?;
            events.pop().ok_or_else(missing)
        }
    }
}
