//! The events that others consist of.

use super::whole;
use crate::{Ctx, Result};
use argus_domain::{EventId, EventKey, EventType, Permission, event::Event};
use argus_store::{Conn, Scope, event};
use std::collections::{HashSet, VecDeque};

/// More than this are not told at once.
const MOST: usize = 10_000;

/// What is below some events.
#[derive(Debug, Default)]
pub struct SubEvents {
    /// What is right below the first comes first.
    pub events: Vec<Event>,
    /// Whether that is all of them.
    pub all: bool,
}

/// The raw events that were merged into these, and the events that were named when these were submitted; what
/// those consist of, too. Each is told once, and none of `events` again. What was named and is not there, or may
/// not be seen, is left out.
pub async fn sub_events(ctx: &Ctx, events: &[Event]) -> Result<SubEvents> {
    let scope = ctx.require(Permission::AssessEvents)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let mut told: HashSet<EventId> = events.iter().map(|event| event.summary.id).collect();
    let mut open: VecDeque<EventId> = events.iter().map(|event| event.summary.id).collect();
    let mut below = SubEvents { events: Vec::new(), all: true };
    while let Some(id) = open.pop_front() {
        let named = named_by(&mut conn, &scope, id).await?;
        // Longer lists are cut off.
        below.all &= named.len() < Event::MAX_RAW_EVENTS;
        let mut keys: [Vec<EventKey>; 2] = Default::default();
        for part in named.into_iter().filter(|part| told.insert(*part)) {
            let Some((key, _)) = event::get(&mut conn, &scope, &part).await? else { continue };
            if below.events.len() + keys.iter().map(Vec::len).sum::<usize>() == MOST {
                below.all = false;
                open.clear();
                break;
            }
            if part.kind == EventType::Aggregated {
                open.push_back(part);
            }
            keys[usize::from(part.kind == EventType::Raw)].push(key);
        }
        for (kind, keys) in [EventType::Aggregated, EventType::Raw].into_iter().zip(&keys) {
            below.events.extend(whole::events(ctx, &mut conn, kind, keys).await?);
        }
    }
    Ok(below)
}

/// What an event says that it consists of.
async fn named_by(conn: &mut Conn, scope: &Scope, id: EventId) -> Result<Vec<EventId>> {
    let Some(key) = event::key_of(conn, scope, &id).await? else { return Ok(Vec::new()) };
    let details = event::details(conn, id.kind, &[key]).await?.remove(&key);
    Ok(details.map(|details| details.raw_events).unwrap_or_default())
}
