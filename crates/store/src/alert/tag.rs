//! Tags of alerts.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
    search,
};
use argus_domain::{AlertId, case::CaseTag, search::SearchKind};
use std::collections::HashMap;

pub(super) async fn tags_of(conn: &mut Conn, alerts: &[AlertId]) -> Result<HashMap<AlertId, Vec<CaseTag>>> {
    let mut tags: HashMap<AlertId, Vec<CaseTag>> = HashMap::new();
    for chunk in chunks(alerts) {
        let mut query = sql("SELECT alert_id, tag_key, tag_value FROM alert_tag WHERE alert_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY alert_id, tag_key, tag_value");
        let rows: Vec<(i64, String, String)> = query.fetch_all(conn).await?;
        for (alert, key, value) in rows {
            let tag = CaseTag::new(&key, &value).map_err(StoreError::corrupt)?;
            tags.entry(AlertId(alert)).or_default().push(tag);
        }
    }
    Ok(tags)
}

/// Makes these the alert's tags.
pub async fn set_tags(tx: &mut Tx, alert: AlertId, tags: &[CaseTag]) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    sql("DELETE FROM alert_tag WHERE alert_id = $1").bind(alert).execute(tx).await?;
    for tag in tags {
        sql("INSERT INTO alert_tag (alert_id, tag_key, tag_value) VALUES ($1, $2, $3)")
            .bind(alert)
            .bind(tag.key.as_str())
            .bind(tag.value.as_str())
            .execute(tx)
            .await?;
    }
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}
