//! Counting entries over time.

use super::list::condition;
use crate::{Conn, Result, StoreError};
use argus_domain::{
    CaseId, Timestamp,
    timeline::{TimelineCategory, TimelineFilter, TimelineLane, TimelineShape},
};

/// Of a case that may be seen; nothing where there are no entries. The span is the filter's, else that of the entries.
/// Uses timeline_entry_case.
pub async fn shape(conn: &mut Conn, case: CaseId, filter: &TimelineFilter) -> Result<Option<TimelineShape>> {
    let ends = "SELECT MIN(timeline_entry.at), MAX(timeline_entry.at) FROM timeline_entry";
    let (first, last): (Option<i64>, Option<i64>) =
        condition(case, filter)?.wrapped(ends, "").fetch_one(conn).await?;
    let (Some(first), Some(last)) = (first, last) else { return Ok(None) };
    let from = filter.from.unwrap_or(Timestamp::clamped(first));
    let to = filter.to.unwrap_or(Timestamp::clamped(last)).max(from);
    let mut shape = TimelineShape::of(from, to);
    // Numbers of our own.
    let bucket = format!("(timeline_entry.at - {}) / {}", from.millis(), shape.step);
    let counting = condition(case, filter)?.wrapped(
        &format!("SELECT timeline_entry.category, {bucket}, COUNT(*) FROM timeline_entry"),
        &format!(" GROUP BY timeline_entry.category, {bucket}"),
    );
    let rows: Vec<(String, i64, i64)> = counting.fetch_all(conn).await?;
    let mut lanes: Vec<TimelineLane> = Vec::new();
    for (category, bucket, count) in rows {
        let category =
            TimelineCategory::named(&category).ok_or_else(|| StoreError::corrupt(category.clone()))?;
        let at = match lanes.iter().position(|lane| lane.category == category) {
            Some(at) => at,
            None => {
                lanes.push(TimelineLane { category, counts: vec![0; shape.buckets] });
                lanes.len() - 1
            }
        };
        if let Some(place) = usize::try_from(bucket).ok().and_then(|bucket| lanes[at].counts.get_mut(bucket))
        {
            *place += count.unsigned_abs();
        }
    }
    lanes.sort_by_key(|lane| TimelineCategory::ALL.iter().position(|one| *one == lane.category));
    shape.lanes = lanes;
    Ok(Some(shape))
}
