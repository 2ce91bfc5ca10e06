//! Changing and removing alerts.

use crate::{
    Locked, Result, Tx,
    query::sql,
    search,
    versioned::{self, json},
};
use argus_domain::{
    AlertId, Timestamp, UserId,
    alert::{Alert, AlertStatus},
    search::SearchKind,
    version::FieldVersions,
};

/// Call it before reading the alert: what is read before may have changed by then.
pub async fn lock(tx: &mut Tx, id: AlertId) -> Result<Option<Locked>> {
    versioned::lock(tx, "alert", id).await
}

/// Writes all of a locked alert that people change but its tags, as its next version.
pub async fn update(
    tx: &mut Tx,
    alert: &Alert,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let summary = &alert.summary;
    let words = search::words_of(tx, SearchKind::Alert, summary.id.0).await?;
    sql("UPDATE alert SET version = version + 1, title = $1, severity = $2, status = $3, is_open = $4,
            resolution = $5, classification = $6, owner_id = $7, closed_at = $8, closed_by = $9,
            field_versions = $10, updated_at = $11, updated_by = $12, folded = $13, snoozed_until = $14,
            acknowledged_at = CASE WHEN $15 THEN NULL ELSE COALESCE(acknowledged_at, $11) END
         WHERE id = $16")
    .bind(summary.title.as_str())
    .bind(summary.severity)
    .bind(summary.status.name())
    .bind(summary.status.is_open() && summary.snoozed.is_none())
    .bind(summary.resolution.map(|resolution| resolution.name()))
    .bind(summary.classification.as_deref())
    .bind(summary.owner.as_ref().map(|person| person.id))
    .bind(summary.closed)
    .bind(summary.closed_by.as_ref().map(|person| person.id))
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(super::folded(&summary.title, summary.reference.as_deref()))
    .bind(summary.snoozed)
    // Taken back, nobody has taken it up.
    .bind(summary.status == AlertStatus::New)
    .bind(summary.id)
    .execute(tx)
    .await?;
    sql("UPDATE alert_content SET description = $1, note = $2 WHERE alert_id = $3")
        .bind(alert.description.as_str())
        .bind(alert.note.as_str())
        .bind(summary.id)
        .execute(tx)
        .await?;
    search::follow(tx, SearchKind::Alert, summary.id.0, words).await
}

/// Something that belongs to it was changed.
pub async fn touch(tx: &mut Tx, id: AlertId, by: Option<UserId>, now: Timestamp) -> Result<()> {
    sql("UPDATE alert SET version = version + 1, updated_at = $1, updated_by = $2 WHERE id = $3")
        .bind(now)
        .bind(by)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// The same, with the last change of each field.
pub async fn mark(
    tx: &mut Tx,
    id: AlertId,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE alert SET version = version + 1, field_versions = $1, updated_at = $2, updated_by = $3
         WHERE id = $4")
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// With all that belongs to it. What was done with it stays in the log.
pub async fn delete(tx: &mut Tx, id: AlertId) -> Result<()> {
    crate::notification::forget_alert(tx, id).await?;
    let words = search::words_of(tx, SearchKind::Alert, id.0).await?;
    for table in [
        "alert_silence",
        "alert_content",
        "alert_tag",
        "alert_ioc",
        "alert_asset",
        "alert_event",
        "alert_case",
    ] {
        sql(format!("DELETE FROM {table} WHERE alert_id = $1")).bind(id).execute(tx).await?;
    }
    let gone: Option<(i64, String)> = sql("DELETE FROM alert WHERE id = $1 RETURNING customer_id, source")
        .bind(id)
        .fetch_optional(tx)
        .await?;
    if let Some((customer, source)) = gone {
        sql("DELETE FROM alert_source WHERE customer_id = $1 AND source = $2
             AND NOT EXISTS (SELECT 1 FROM alert WHERE customer_id = $1 AND source = $2)")
        .bind(customer)
        .bind(source)
        .execute(tx)
        .await?;
    }
    search::follow(tx, SearchKind::Alert, id.0, words).await
}
