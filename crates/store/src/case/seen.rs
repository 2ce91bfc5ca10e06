//! Who has seen a case, as far as somebody said so.

use crate::{
    Conn, Result, Tx,
    listing::{count, total},
    query::sql,
};
use argus_domain::{CaseId, Timestamp, UserId, criteria::Page, network::Doer};

/// From now on, or again.
pub async fn set_seen(tx: &mut Tx, case: CaseId, user: UserId, now: Timestamp) -> Result<()> {
    sql("INSERT INTO case_seen (case_id, user_id, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (case_id, user_id) DO UPDATE SET seen_at = EXCLUDED.seen_at")
    .bind(case)
    .bind(user)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// The last who did first. Uses case_seen_time.
pub async fn seen(conn: &mut Conn, case: CaseId, limit: u32, offset: u32) -> Result<Page<(Doer, Timestamp)>> {
    let mut condition = sql(" WHERE case_id = ");
    condition.push_bind(case);
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM case_seen", "")).await?);
    let mut query = condition.wrapped(
        "SELECT app_user.id, login, name, seen_at FROM case_seen JOIN app_user ON app_user.id = user_id",
        " ORDER BY seen_at DESC, user_id DESC LIMIT ",
    );
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    let rows: Vec<(i64, String, String, i64)> = query.fetch_all(conn).await?;
    let row = |(id, login, name, at): (i64, String, String, i64)| {
        (Doer { id: UserId(id), login, name }, Timestamp::clamped(at))
    };
    Ok(Page { rows: rows.into_iter().map(row).collect(), total })
}
