//! Raw events are not in the column index, but their aggregates are.

use crate::{Ctx, Result};
use argus_domain::{EventKey, EventQuery, TimeField, TimeFields, timestamp::MILLIS_PER_DAY};
use argus_store::{Conn, Scope};

/// Aggregates whose raw events are looked at one by one.
const FEW: usize = 5_000;

/// The aggregates that hold all raw events with the addresses that are asked for, if those are few.
pub(super) async fn aggregates(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
) -> Result<Option<Vec<EventKey>>> {
    if query.address.is_empty() || !query.ids.is_empty() {
        return Ok(None);
    }
    // The longest window in which raw events are merged is a day.
    let is_near = query.time_fields.near_key();
    let around = EventQuery {
        start: query.start.filter(|_| is_near).map(|start| start.plus_millis(-MILLIS_PER_DAY)),
        end: query.end.filter(|_| is_near).map(|end| end.plus_millis(MILLIS_PER_DAY)),
        time_fields: TimeFields::any([TimeField::Timestamp]),
        customers: query.customers.clone(),
        address: query.address.clone(),
        include_deleted: query.include_deleted,
        ..EventQuery::default()
    };
    let index = ctx.argus.index();
    if !index.can_answer(ctx, conn, &around).await? {
        return Ok(None);
    }
    let found = index.search(&around, scope, &[], FEW, None).await;
    Ok((found.total <= FEW as u64).then_some(found.keys))
}
