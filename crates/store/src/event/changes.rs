//! Whether events were written since.

use super::facts::last_written;
use crate::{Conn, Result, Scope, query::sql};
use argus_domain::Timestamp;

/// Of more customers than this, a change of anybody's events counts as one of theirs.
const MOST: usize = 200;

/// When events of the scope were last written, if that was after `since`. Uses event_customer_updated.
pub async fn written_since(conn: &mut Conn, scope: &Scope, since: Timestamp) -> Result<Option<Timestamp>> {
    let last = last_written(conn).await?;
    if last <= since {
        return Ok(None);
    }
    let Some(customers) = scope.only().filter(|ids| ids.len() <= MOST) else { return Ok(Some(last)) };
    for customer in customers {
        let written: Option<(i64,)> =
            sql("SELECT updated_at FROM event WHERE customer_id = $1 AND updated_at > $2 ORDER BY updated_at LIMIT 1")
                .bind(*customer)
                .bind(since)
                .fetch_optional(conn)
                .await?;
        if written.is_some() {
            return Ok(Some(last));
        }
    }
    Ok(None)
}
