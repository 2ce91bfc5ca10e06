//! The cases that alerts went to.

use super::read::{SELECT, summaries};
use crate::{
    Conn, Result, Scope, StoreError, Tx, case::access::and_case_in_scope, customer::and_in_scope, query::sql,
    user::person,
};
use argus_domain::{
    AlertId, CaseId, Timestamp, UserId,
    alert::{AlertCase, AlertSummary},
    case::Lifecycle,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    lifecycle: String,
    linked_at: i64,
    linked_by: Option<i64>,
    linker_name: Option<String>,
}

/// Those that the scope sees, the newest first.
pub async fn cases_of(conn: &mut Conn, scope: &Scope, alert: AlertId) -> Result<Vec<AlertCase>> {
    let mut query = sql("SELECT soc_case.id, soc_case.name, soc_case.lifecycle, alert_case.linked_at,
            alert_case.linked_by, linker.name AS linker_name
        FROM alert_case
        JOIN soc_case ON soc_case.id = alert_case.case_id
        LEFT JOIN app_user AS linker ON linker.id = alert_case.linked_by
        WHERE alert_case.alert_id = ");
    query.push_bind(alert);
    and_case_in_scope(&mut query, scope);
    query.push(" ORDER BY alert_case.linked_at DESC, soc_case.id DESC");
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let lifecycle =
                Lifecycle::named(&row.lifecycle).ok_or_else(|| StoreError::corrupt(row.lifecycle))?;
            Ok(AlertCase {
                case: CaseId(row.id),
                title: format!("#{} – {}", row.id, row.name),
                is_open: lifecycle == Lifecycle::Open,
                linked: Timestamp::clamped(row.linked_at),
                linked_by: person(row.linked_by, row.linker_name),
            })
        })
        .collect()
}

/// The alerts of a case that may be seen, the newest first. By alert_case_case.
pub async fn of_case(conn: &mut Conn, scope: &Scope, case: CaseId, limit: u32) -> Result<Vec<AlertSummary>> {
    let mut query = sql(SELECT);
    query
        .push(" WHERE alert.id IN (SELECT alert_id FROM alert_case WHERE case_id = ")
        .push_bind(case)
        .push(")");
    and_in_scope(&mut query, scope, "alert.customer_id");
    query.push(" ORDER BY alert.id DESC LIMIT ").push_bind(limit);
    summaries(conn, query).await
}

/// Whether it was not linked before.
pub async fn link(
    tx: &mut Tx,
    alert: AlertId,
    case: CaseId,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<bool> {
    let added =
        sql("INSERT INTO alert_case (alert_id, case_id, linked_at, linked_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING")
        .bind(alert)
        .bind(case)
        .bind(now)
        .bind(by)
        .execute(tx)
        .await?;
    Ok(added > 0)
}

/// Whether it was linked.
pub async fn unlink(tx: &mut Tx, alert: AlertId, case: CaseId) -> Result<bool> {
    let removed = sql("DELETE FROM alert_case WHERE alert_id = $1 AND case_id = $2")
        .bind(alert)
        .bind(case)
        .execute(tx)
        .await?;
    Ok(removed > 0)
}
