//! How events spread over time.

use super::search::{Prepared, Slices};
use crate::{Conn, Result, Scope};
use argus_domain::{EventQuery, Severity, Timestamp};

/// Counts by severity (rising) in each step from `from`, newest first until the budget of rows is used up:
/// the time returned is then how far back the counts go.
pub async fn histogram(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    from: Timestamp,
    step: i64,
    buckets: usize,
    scan: u64,
) -> Result<(Vec<[u64; 4]>, Option<Timestamp>)> {
    let mut counts = vec![[0; 4]; buckets];
    let mut counted_back_to = None;
    let Some(prepared) = Prepared::new(conn, scope, query).await? else { return Ok((counts, None)) };
    let mut scanned = 0;
    for lane in &prepared.lanes {
        let mut slices = Slices::new(&prepared, *lane, true);
        while let Some(slice) = slices.next(conn).await? {
            // Whole numbers of our own, so no parameters that the engines would have to give a type.
            let bucket = format!("(event.start_at - {}) / {step}", from.millis());
            let mut query = slice.select(&prepared, &format!("{bucket}, event.severity, COUNT(*)"));
            query.push(" GROUP BY 1, 2");
            for (bucket, severity, count) in query.fetch_all::<(i64, i16, i64)>(conn).await? {
                let bucket = usize::try_from(bucket).ok().and_then(|bucket| counts.get_mut(bucket));
                if let (Some(bucket), Some(severity)) = (bucket, Severity::from_rank(severity)) {
                    bucket[severity as usize] += count.unsigned_abs();
                }
            }
            scanned += slice.rows;
            if scanned >= scan {
                counted_back_to = counted_back_to.max(Some(slice.oldest()));
                break;
            }
        }
    }
    Ok((counts, counted_back_to))
}

/// Times of the oldest and the newest event.
pub async fn extent(conn: &mut Conn, scope: &Scope) -> Result<Option<(Timestamp, Timestamp)>> {
    let mut query = crate::query::sql("SELECT MIN(key), MAX(key) FROM event WHERE 1 = 1");
    crate::customer::and_in_scope(&mut query, scope, "customer_id");
    let (first, last): (Option<i64>, Option<i64>) = query.fetch_one(conn).await?;
    let time = |key: i64| argus_domain::EventKey(key).timestamp();
    Ok(first.zip(last).map(|(first, last)| (time(first), time(last))))
}
