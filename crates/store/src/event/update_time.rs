//! When events were written, in an order that readers can follow.

use crate::{Result, Tx, query::sql};
use argus_domain::Timestamp;

/// Times for the events that one transaction writes.
///
/// They rise in the order of commits, whatever the clocks of several servers say, because whoever takes them
/// makes the next one wait until he has committed. And no millisecond holds more than
/// [`UpdateTimes::PER_MILLISECOND`] events, so that a reader who continues from the last time he saw never
/// gets stuck in a page of one time.
#[derive(Clone, Copy, Debug)]
pub struct UpdateTimes {
    first: i64,
}

impl UpdateTimes {
    pub const PER_MILLISECOND: usize = 20;

    /// Takes times for so many events. Other writers of events wait from here on.
    pub async fn take(tx: &mut Tx, now: Timestamp, events: usize) -> Result<Self> {
        let span = (events.saturating_sub(1) / Self::PER_MILLISECOND) as i64;
        let (last,): (i64,) = sql("UPDATE event_head SET updated_at =
                CASE WHEN updated_at < $1 THEN $1 ELSE updated_at + 1 END + $2
             WHERE only_row = 1 RETURNING updated_at")
        .bind(now)
        .bind(span)
        .fetch_one(tx)
        .await?;
        Ok(Self { first: last - span })
    }

    /// Of the event with this number in the transaction.
    pub fn of(self, number: usize) -> Timestamp {
        Timestamp::clamped(self.first + (number / Self::PER_MILLISECOND) as i64)
    }
}
