//! What was done with a case, for programs.

use crate::{Conn, Result, Scope, StoreError, query::sql, subject::first_customers, user::doers};
use argus_domain::{ActivityId, CaseId, Timestamp, UserId, case::CaseDeed};

/// Longer details are not told, in characters.
const LONGEST: i64 = 20_000;

type Row = (i64, i64, Option<i64>, String, String);

/// The newest first, by the index of the case.
pub async fn deeds(conn: &mut Conn, scope: &Scope, case: CaseId, limit: u32) -> Result<Vec<CaseDeed>> {
    let rows: Vec<Row> = sql("SELECT id, at, user_id, action,
            CASE WHEN LENGTH(detail) > $1 THEN 'null' ELSE detail END AS detail
         FROM activity WHERE case_id = $2 ORDER BY id DESC LIMIT $3")
    .bind(LONGEST)
    .bind(case)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    let mut people: Vec<UserId> = rows.iter().filter_map(|row| row.2.map(UserId)).collect();
    people.sort_unstable();
    people.dedup();
    let customers = first_customers(conn, scope, &people).await?;
    let people = doers(conn, &people).await?;
    let deed = |(id, at, user, action, detail): Row| {
        let user = user.map(UserId);
        CaseDeed {
            id: ActivityId(id),
            at: Timestamp::clamped(at),
            by: user.and_then(|user| people.get(&user).cloned()),
            by_customer: user.and_then(|user| customers.get(&user).cloned()),
            action,
            detail: serde_json::from_str(&detail).unwrap_or_default(),
            notified: 0,
        }
    };
    Ok(rows.into_iter().map(deed).collect())
}

/// What the newest row of an action in a case that may be seen has for programs. By the index of the case, from its end.
pub async fn last_detail(conn: &mut Conn, case: CaseId, action: &str) -> Result<Option<serde_json::Value>> {
    let found: Option<(String,)> =
        sql("SELECT detail FROM activity WHERE case_id = $1 AND action = $2 ORDER BY id DESC LIMIT 1")
            .bind(case)
            .bind(action)
            .fetch_optional(conn)
            .await?;
    found.map(|(detail,)| serde_json::from_str(&detail).map_err(StoreError::corrupt)).transpose()
}
