//! Counting events of either kind, by any of their times.

mod range;
mod source;

pub(super) use source::Source;

use super::{
    resolve::{between, resolve, zone},
    statistics::spans,
};
use crate::{Ctx, Result};
use argus_domain::{
    EventType, Permission, TimeExpr, TimeField, Timestamp,
    criteria::EventCriteria,
    statistics::{Dimension, Grouping, Resolution, Statistics},
};
use range::{narrowed, range};
use std::time::Instant;

/// Spans of time that events are counted in, by one of their times. Events that have it not are not counted.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    pub field: TimeField,
    pub resolution: Resolution,
    /// Only events at or after.
    pub start: Option<&'a TimeExpr>,
    pub end: Option<&'a TimeExpr>,
    /// From the first span that is asked for to the last, instead of from the first event's to the last's.
    pub with_empty: bool,
}

/// How many events of a kind there are, by what they have in common; with a timeline, over time.
///
/// Aggregated events are counted in the column index, by any of their times but the first assessment. Whatever
/// it does not hold is read: of very many events, the newest, and the note says how far back they go.
pub async fn metrics(
    ctx: &Ctx,
    criteria: &EventCriteria,
    kind: EventType,
    by: &[Dimension],
    line: Option<Timeline<'_>>,
) -> Result<Statistics> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let asked = (query.start, query.end);
    let mut within = (None, None);
    let query = match line {
        Some(line) => {
            within =
                between(ctx, ("timeline.startTimestamp", line.start), ("timeline.endTimestamp", line.end))?;
            within.0 = within.0.filter(|start| *start > Timestamp::MIN);
            narrowed(query, line.field, within)
        }
        None => query,
    };
    let field = line.map_or(TimeField::Timestamp, |line| line.field);
    let source = Source::choose(ctx, &mut conn, &scope, &query, kind, field).await?;
    let ends = match line {
        Some(_) => source.ends(&mut conn).await?,
        None => None,
    };
    let (first, last) = range(ends, asked, within, line.is_some_and(|line| line.with_empty));
    let resolution = line.map_or(Resolution::Whole, |line| line.resolution);
    let spans = spans(resolution, first, last, &zone(ctx))?;
    let grouping = Grouping { by: by.to_vec(), resolution, others: true, ..Grouping::default() };
    source.statistics(&mut conn, &grouping, spans, began).await
}
