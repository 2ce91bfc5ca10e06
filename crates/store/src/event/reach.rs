//! How far from the time of its key an event's occurrences lie, which bounds what a search by time looks at.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{EventKey, EventQuery, Timestamp, timestamp::MILLIS_PER_DAY};

/// Most events lie within this of their keys; the others are kept apart. It is the longest window in which raw
/// events are merged, so only events that were submitted whole reach further.
const NEAR: i64 = MILLIS_PER_DAY;

/// How far occurrences lie from their event's key, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) before: i64,
    pub(super) after: i64,
}

impl Reach {
    /// The keys that can have an occurrence in the time that is asked for.
    pub(super) fn around(self, query: &EventQuery) -> (EventKey, EventKey) {
        let (start, end) = asked(query);
        (EventKey::first_at(start.plus_millis(-self.after)), EventKey::last_at(end.plus_millis(self.before)))
    }

    /// Of all but those that are kept apart.
    pub(super) fn near(self) -> Self {
        Self { before: self.before.min(NEAR), after: self.after.min(NEAR) }
    }
}

/// From when to when there must be something, if that bounds the key.
fn asked(query: &EventQuery) -> (Timestamp, Timestamp) {
    let near = query.time_fields.near_key();
    let start = query.start.filter(|_| near);
    let end = query.end.filter(|_| near);
    (start.unwrap_or(Timestamp::MIN), end.unwrap_or(Timestamp::MAX))
}

/// Of all events.
pub(super) async fn reach(conn: &mut Conn) -> Result<Reach> {
    let (before, after) = sql("SELECT before, after FROM event_head").fetch_one(conn).await?;
    Ok(Reach { before, after })
}

/// Those kept apart that may match and have no key from `first` to `last`, in order; `None` when they are more
/// than `most`.
pub(super) async fn far_events(
    conn: &mut Conn,
    query: &EventQuery,
    (first, last): (EventKey, EventKey),
    most: usize,
) -> Result<Option<Vec<EventKey>>> {
    let (start, end) = asked(query);
    let mut probe = sql("");
    for (index, column) in ["start_at", "end_at"].into_iter().enumerate() {
        probe.push(if index == 0 { "" } else { " UNION " });
        probe.push("SELECT key FROM event_far WHERE ").push(column).push(" BETWEEN ").push_bind(start);
        probe.push(" AND ").push_bind(end).push(" AND NOT key BETWEEN ").push_bind(first);
        probe.push(" AND ").push_bind(last);
    }
    probe.push(" ORDER BY key LIMIT ").push_bind(most as i64 + 1);
    let keys: Vec<(i64,)> = probe.fetch_all(conn).await?;
    Ok((keys.len() <= most).then(|| keys.into_iter().map(|(key,)| EventKey(key)).collect()))
}

/// Makes searches look far enough for events with these times of key, first and last occurrence.
pub async fn widen_reach(tx: &mut Tx, events: Vec<(Timestamp, Timestamp, Timestamp)>) -> Result<()> {
    let mut wanted = Reach::default();
    for (key, start, end) in events {
        wanted.before = wanted.before.max(key.millis() - start.millis());
        wanted.after = wanted.after.max(end.millis() - key.millis());
    }
    let now = reach(tx).await?;
    if wanted.before > now.before || wanted.after > now.after {
        sql("UPDATE event_head SET before = CASE WHEN before < $1 THEN $1 ELSE before END,
                                    after = CASE WHEN after < $2 THEN $2 ELSE after END")
        .bind(wanted.before)
        .bind(wanted.after)
        .execute(tx)
        .await?;
    }
    Ok(())
}

/// Keeps an event that was submitted apart if it reaches far.
pub async fn note_far(tx: &mut Tx, key: EventKey) -> Result<()> {
    sql("INSERT INTO event_far (key, start_at, end_at)
         SELECT key, start_at, end_at FROM event
         WHERE key = $1 AND ((key >> 20) - start_at > $2 OR end_at - (key >> 20) > $2)
         ON CONFLICT (key) DO UPDATE SET start_at = excluded.start_at, end_at = excluded.end_at")
    .bind(key)
    .bind(NEAR)
    .execute(tx)
    .await?;
    Ok(())
}
