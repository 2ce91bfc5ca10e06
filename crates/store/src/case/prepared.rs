//! Numbers that were given away for cases which are still to be opened.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{CaseId, Timestamp, UserId};

/// The next number of a case, which no other will have.
pub async fn prepare(tx: &mut Tx, by: UserId, now: Timestamp) -> Result<CaseId> {
    // Both engines go on counting after a row that is gone.
    let (id,): (i64,) = sql("INSERT INTO soc_case
            (customer_id, name, description, lifecycle, state_id, opened_at, opened_by, version, deleted_at)
         VALUES ((SELECT MIN(id) FROM customer), '', '', 'open', (SELECT MIN(id) FROM case_state), $1, $2, 1, $1)
         RETURNING id")
    .bind(now)
    .bind(by)
    .fetch_one(tx)
    .await?;
    sql("DELETE FROM soc_case WHERE id = $1").bind(id).execute(tx).await?;
    sql("INSERT INTO case_prepared (case_id, prepared_by, prepared_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(by)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(CaseId(id))
}

/// How many somebody has. Uses case_prepared_user.
pub async fn prepared_by(conn: &mut Conn, by: UserId) -> Result<u64> {
    let (count,): (i64,) =
        sql("SELECT COUNT(*) FROM case_prepared WHERE prepared_by = $1").bind(by).fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// Whether it was his, and not prepared before a time: it is given away no longer.
pub async fn take_prepared(tx: &mut Tx, id: CaseId, by: UserId, since: Timestamp) -> Result<bool> {
    let taken =
        sql("DELETE FROM case_prepared WHERE case_id = $1 AND prepared_by = $2 AND prepared_at >= $3")
            .bind(id)
            .bind(by)
            .bind(since)
            .execute(tx)
            .await?;
    Ok(taken > 0)
}

/// Forgets those that were prepared before, a few at a time. Uses case_prepared_at.
pub async fn forget_prepared(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    sql("DELETE FROM case_prepared WHERE case_id IN
            (SELECT case_id FROM case_prepared WHERE prepared_at < $1 ORDER BY prepared_at LIMIT $2)")
    .bind(before)
    .bind(limit)
    .execute(tx)
    .await
}
