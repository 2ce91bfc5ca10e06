//! Raising alerts.

use crate::{
    Result, Tx,
    query::sql,
    search::{self, Words},
};
use argus_domain::{
    AlertId, AlertRuleId, CustomerId, Timestamp, UserId,
    alert::{AlertStatus, NewAlert},
    search::SearchKind,
};
use serde_json::Value;

#[derive(Clone, Copy, Debug)]
pub struct InsertAlert<'a> {
    pub customer: CustomerId,
    pub new: &'a NewAlert,
    /// When, as the source says.
    pub happened: Option<Timestamp>,
    /// The alert rule that raises it.
    pub rule: Option<AlertRuleId>,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

/// Without what belongs to it. `None` where the source sent that reference already.
pub async fn insert(tx: &mut Tx, row: InsertAlert<'_>) -> Result<Option<AlertId>> {
    let InsertAlert { customer, new, happened, rule, by, now } = row;
    let added: Option<(i64,)> = sql("INSERT INTO alert
            (customer_id, title, folded, source, reference, severity, status, is_open, classification, times,
             happened_at, created_at, created_by, updated_at, updated_by, version, field_versions, rule_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, $11, $12, 1, '{}', $13)
         ON CONFLICT (customer_id, source, reference) DO NOTHING RETURNING id")
    .bind(customer)
    .bind(new.title.as_str())
    .bind(super::folded(&new.title, new.reference.as_deref()))
    .bind(new.source.as_str())
    .bind(new.reference.as_deref())
    .bind(new.severity)
    .bind(AlertStatus::New.name())
    .bind(true)
    .bind(new.classification.as_deref())
    .bind(happened.unwrap_or(now))
    .bind(now)
    .bind(by)
    .bind(rule)
    .fetch_optional(tx)
    .await?;
    let Some((id,)) = added else { return Ok(None) };
    sql("INSERT INTO alert_content (alert_id, description, note, link, content, context)
         VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(id)
    .bind(new.description.as_str())
    .bind(new.note.as_str())
    .bind(new.link.as_deref())
    .bind(text(new.content.as_ref()))
    .bind(text(new.context.as_ref()))
    .execute(tx)
    .await?;
    sql("INSERT INTO alert_source (customer_id, source) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(customer)
        .bind(new.source.as_str())
        .execute(tx)
        .await?;
    search::follow(tx, SearchKind::Alert, id, Words::new()).await?;
    Ok(Some(AlertId(id)))
}

/// A locked alert was sent again: what the source has of it is as it says now.
pub async fn found_again(tx: &mut Tx, id: AlertId, row: InsertAlert<'_>) -> Result<()> {
    let InsertAlert { new, happened, by, now, .. } = row;
    sql("UPDATE alert SET times = times + 1, version = version + 1, updated_at = $1, updated_by = $2,
            happened_at = COALESCE($3, happened_at)
         WHERE id = $4")
    .bind(now)
    .bind(by)
    .bind(happened)
    .bind(id)
    .execute(tx)
    .await?;
    sql("UPDATE alert_content SET link = COALESCE($1, link), content = COALESCE($2, content),
            context = COALESCE($3, context)
         WHERE alert_id = $4")
    .bind(new.link.as_deref())
    .bind(text(new.content.as_ref()))
    .bind(text(new.context.as_ref()))
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// A locked alert was found again so many times, the last time at `happened`.
pub async fn count_again(
    tx: &mut Tx,
    id: AlertId,
    times: i64,
    happened: Timestamp,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE alert SET times = times + $1, version = version + 1, updated_at = $2, updated_by = NULL,
            happened_at = CASE WHEN happened_at > $3 THEN happened_at ELSE $3 END
         WHERE id = $4")
    .bind(times)
    .bind(now)
    .bind(happened)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

fn text(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}
