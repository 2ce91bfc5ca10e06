//! From when to when there are events.

use crate::{Conn, Result, Scope, customer::and_in_scope, query::sql};
use argus_domain::{EventKey, Timestamp};

/// Times of the oldest and the newest event.
pub async fn extent(conn: &mut Conn, scope: &Scope) -> Result<Option<(Timestamp, Timestamp)>> {
    let mut query = sql("SELECT MIN(key), MAX(key) FROM event WHERE 1 = 1");
    and_in_scope(&mut query, scope, "customer_id");
    let (first, last): (Option<i64>, Option<i64>) = query.fetch_one(conn).await?;
    let time = |key: i64| EventKey(key).timestamp();
    Ok(first.zip(last).map(|(first, last)| (time(first), time(last))))
}
