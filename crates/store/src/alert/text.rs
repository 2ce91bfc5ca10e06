//! What alerts are found by beside their own texts.

use super::tag::tags_of;
use crate::{
    Conn, Result,
    query::{chunks, sql},
};
use argus_domain::AlertId;
use std::collections::HashMap;

/// Tags, values of indicators, names and addresses of assets.
pub(crate) async fn texts_of(conn: &mut Conn, alerts: &[AlertId]) -> Result<HashMap<AlertId, Vec<String>>> {
    const PARTS: [&str; 2] = [
        "SELECT alert_id, value FROM alert_ioc WHERE alert_id IN ",
        "SELECT alert_id, name || ' ' || ip || ' ' || domain FROM alert_asset WHERE alert_id IN ",
    ];
    let mut texts: HashMap<AlertId, Vec<String>> = HashMap::new();
    for (alert, tags) in tags_of(conn, alerts).await? {
        texts.entry(alert).or_default().extend(tags.iter().map(ToString::to_string));
    }
    for part in PARTS {
        for chunk in chunks(alerts) {
            let mut query = sql(part);
            query.push_list(chunk.iter().copied()).push(" ORDER BY id");
            let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
            for (alert, text) in rows {
                texts.entry(AlertId(alert)).or_default().push(text);
            }
        }
    }
    Ok(texts)
}
