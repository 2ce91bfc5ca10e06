//! Events over time.

use super::resolve::resolve;
use crate::{Ctx, Result};
use argus_domain::{
    EventQuery, Invalid, Permission, Timestamp,
    criteria::{EventCriteria, Histogram, SearchNote},
};
use argus_event_index::Index;
use argus_store::{Conn, Scope, event};
use std::time::Instant;

/// Widths of a bucket that people think in, in milliseconds.
const STEPS: [i64; 19] = {
    const S: i64 = 1_000;
    const M: i64 = 60 * S;
    const H: i64 = 60 * M;
    const D: i64 = 24 * H;
    [
        S,
        5 * S,
        10 * S,
        30 * S,
        M,
        2 * M,
        5 * M,
        10 * M,
        15 * M,
        30 * M,
        H,
        2 * H,
        3 * H,
        6 * H,
        12 * H,
        D,
        7 * D,
        30 * D,
        365 * D,
    ]
};
/// Rows looked at; beyond it the histogram says how far back it counted.
pub(super) const SCAN: u64 = 300_000;
const MAX_BUCKETS: u16 = 400;

/// Counts by severity over the time asked for, or over what there is where no bound is given, in at most
/// `buckets` spans of a round width.
pub async fn histogram(ctx: &Ctx, criteria: &EventCriteria, buckets: u16) -> Result<Histogram> {
    let actor = ctx.require(Permission::EventLookup)?;
    if !(1..=MAX_BUCKETS).contains(&buckets) {
        return Err(Invalid::one("buckets", format_args!("must be from 1 to {MAX_BUCKETS}")).into());
    }
    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let scope = actor.scope();
    let (oldest, newest) = match (query.start, query.end) {
        (Some(start), Some(end)) => (start, end),
        (start, end) => {
            let (first, last) = event::extent(&mut conn, &scope).await?.unwrap_or((ctx.now, ctx.now));
            let start = start.unwrap_or(first);
            (start, end.unwrap_or(last).max(start))
        }
    };
    let step = step(oldest, newest, buckets);
    let from = Timestamp::clamped(oldest.millis() / step * step);
    let count = (newest.millis() - from.millis()) / step + 1;
    let until = from.plus_millis(count * step);
    let index = ctx.argus.index();
    let (buckets, counted_back_to) = if index.can_answer(ctx, &mut conn, &query).await? {
        (index.histogram(&query, &scope, from, step, count as usize).await, None)
    } else {
        let (found, back_to) = some_index(&mut conn, &scope, &query, SCAN).await?;
        (
            found.histogram(
                &EventQuery { include_deleted: true, ..EventQuery::default() },
                None,
                from,
                step,
                count as usize,
            ),
            back_to,
        )
    };
    let how = SearchNote {
        plan: "counted".to_owned(),
        micros: u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        searched_back_to: counted_back_to,
    };
    Ok(Histogram { from, until, step, buckets, how })
}

/// What matches, as an index of its own: where the column index cannot answer, the newest are counted.
async fn some_index(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    scan: u64,
) -> Result<(Index, Option<Timestamp>)> {
    let check = |candidate: &event::Candidate| super::record::matches(query, candidate);
    let check: Option<event::search::Check<'_>> = if query.needs_record() { Some(&check) } else { None };
    let (facts, back_to) = event::matching(conn, scope, query, scan, check).await?;
    let mut index = Index::default();
    index.put(facts);
    Ok((index, back_to))
}

/// The smallest round width with which at most `buckets` cover the span, wherever it begins.
fn step(from: Timestamp, until: Timestamp, buckets: u16) -> i64 {
    let span = until.millis() - from.millis();
    let most = i64::from(buckets);
    let fits = |step: &i64| span / step + 2 <= most;
    STEPS.into_iter().find(fits).unwrap_or_else(|| span / (most - 1).max(1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        let at = Timestamp::clamped;
        for (span, buckets, expected) in [
            (0, 100, 1_000),
            (3_600_000, 100, 60_000),
            (2 * 86_400_000, 100, 1_800_000),
            (i64::MAX, 1, 8_796_093_022_207),
        ] {
            assert_eq!(step(at(0), at(span), buckets), expected);
        }
        for buckets in [2, 3, 50, 400] {
            for span in [0, 1, 999, 86_400_000, 1 << 42] {
                let (from, until) = (at(123_456), at(123_456 + span));
                let step = step(from, until, buckets);
                let count = (until.millis() - from.millis() / step * step) / step + 1;
                assert!(count <= i64::from(buckets), "{span} {buckets}: {count}");
            }
        }
    }
}
