//! What programs note of a case, by the names of their fields.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{
    CaseId, Timestamp, UserId,
    case::{CaseValue, NotedValue},
};

/// By field, the oldest first. Uses the table's own key.
pub async fn values(conn: &mut Conn, id: CaseId) -> Result<Vec<(String, NotedValue)>> {
    let rows: Vec<(String, String, i64, Option<i64>)> =
        sql("SELECT field, value, added_at, added_by FROM case_value WHERE case_id = $1
             ORDER BY field, added_at, value")
        .bind(id)
        .fetch_all(conn)
        .await?;
    let value = |(field, text, added, by): (String, String, i64, Option<i64>)| {
        let added = Some(Timestamp::clamped(added));
        (field, NotedValue { text, added, added_by: by.map(UserId) })
    };
    Ok(rows.into_iter().map(value).collect())
}

/// Besides those that it has.
pub async fn add_value(
    tx: &mut Tx,
    id: CaseId,
    value: &CaseValue,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("INSERT INTO case_value (case_id, field, value, added_at, added_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING")
    .bind(id)
    .bind(value.field.as_str())
    .bind(value.value.as_str())
    .bind(now)
    .bind(by)
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn remove_value(tx: &mut Tx, id: CaseId, value: &CaseValue) -> Result<()> {
    sql("DELETE FROM case_value WHERE case_id = $1 AND field = $2 AND value = $3")
        .bind(id)
        .bind(value.field.as_str())
        .bind(value.value.as_str())
        .execute(tx)
        .await?;
    Ok(())
}
