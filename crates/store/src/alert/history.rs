//! What was done with alerts.

use crate::{Conn, Result, Scope, Tx, activity, customer::and_in_scope, listing, query::sql};
use argus_domain::{ActivityId, AlertId, CustomerId, activity::Activity, criteria::Page};

/// Notes that a row of the log is of an alert.
pub async fn note_activity(tx: &mut Tx, row: ActivityId, alert: AlertId, customer: CustomerId) -> Result<()> {
    sql("INSERT INTO alert_activity (activity_id, alert_id, customer_id) VALUES ($1, $2, $3)")
        .bind(row)
        .bind(alert)
        .bind(customer)
        .execute(tx)
        .await?;
    Ok(())
}

/// What was done with an alert that may be seen, the newest first. By alert_activity_alert.
pub async fn activities(
    conn: &mut Conn,
    scope: &Scope,
    alert: AlertId,
    limit: u32,
    offset: u32,
) -> Result<Page<Activity>> {
    let mut condition = sql(" FROM alert_activity JOIN activity ON activity.id = alert_activity.activity_id
        WHERE alert_activity.alert_id = ");
    condition.push_bind(alert);
    crate::case::access::and_activity_in_scope(&mut condition, scope);
    let total = listing::count(conn, condition.clone().wrapped("SELECT 1", "")).await?;
    let mut page = condition.wrapped("SELECT activity.id", " ORDER BY activity.id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    let ids: Vec<(i64,)> = page.fetch_all(conn).await?;
    let ids: Vec<ActivityId> = ids.into_iter().map(|(id,)| ActivityId(id)).collect();
    Ok(Page { rows: activity::rows(conn, &ids).await?, total: listing::total(total) })
}

/// The alerts that rows after `since` are of, and the last of those rows. At most `limit` rows at once: the rest comes
/// with the next call. By the table's own order.
pub async fn changed_since(
    conn: &mut Conn,
    scope: &Scope,
    since: ActivityId,
    limit: u32,
) -> Result<Option<(ActivityId, Vec<AlertId>)>> {
    let mut query = sql("SELECT activity_id, alert_id FROM alert_activity WHERE activity_id > ");
    query.push_bind(since);
    and_in_scope(&mut query, scope, "customer_id");
    query.push(" ORDER BY activity_id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, i64)> = query.fetch_all(conn).await?;
    let Some((last, _)) = rows.last() else { return Ok(None) };
    let mut alerts: Vec<AlertId> = rows.iter().map(|(_, alert)| AlertId(*alert)).collect();
    alerts.sort_unstable();
    alerts.dedup();
    Ok(Some((ActivityId(*last), alerts)))
}
