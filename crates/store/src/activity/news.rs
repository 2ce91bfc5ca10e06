//! What was done since one looked last.

use crate::{Conn, Result, Scope, case::access::and_activity_in_scope, query::sql};
use argus_domain::{ActivityId, CaseId};

/// The last row's number, whatever it says.
pub async fn last(conn: &mut Conn) -> Result<ActivityId> {
    let (last,): (i64,) = sql("SELECT last_id FROM activity_head WHERE only_row = 1").fetch_one(conn).await?;
    Ok(ActivityId(last))
}

/// The cases that rows after `since` belong to, and the last of those rows. At most `limit` rows at once: the rest
/// comes with the next call. By the table's own order.
pub async fn cases_since(
    conn: &mut Conn,
    scope: &Scope,
    since: ActivityId,
    limit: u32,
) -> Result<Option<(ActivityId, Vec<CaseId>)>> {
    let mut query = sql("SELECT id, case_id FROM activity WHERE case_id IS NOT NULL AND id > ");
    query.push_bind(since);
    and_activity_in_scope(&mut query, scope);
    query.push(" ORDER BY id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, i64)> = query.fetch_all(conn).await?;
    let Some((last, _)) = rows.last() else { return Ok(None) };
    let mut cases: Vec<CaseId> = rows.iter().map(|(_, case)| CaseId(*case)).collect();
    cases.sort_unstable();
    cases.dedup();
    Ok(Some((ActivityId(*last), cases)))
}
