//! What the queue can be narrowed to.

use crate::{Conn, Result, Scope, StoreError, customer::and_in_scope, query::sql};
use argus_domain::{
    UserId,
    case::{CaseTag, Person},
};

/// In order. From a table of their own.
pub async fn sources(conn: &mut Conn, scope: &Scope, limit: u32) -> Result<Vec<String>> {
    let mut query = sql("SELECT DISTINCT source FROM alert_source WHERE 1 = 1");
    and_in_scope(&mut query, scope, "customer_id");
    query.push(" ORDER BY source LIMIT ").push_bind(limit);
    let rows: Vec<(String,)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(source,)| source).collect())
}

/// Those who own alerts, by name. One probe of `alert_owner` each.
pub async fn owners(conn: &mut Conn, scope: &Scope, limit: u32) -> Result<Vec<Person>> {
    let mut query = sql("SELECT id, name FROM app_user WHERE EXISTS
        (SELECT 1 FROM alert WHERE alert.owner_id = app_user.id");
    and_in_scope(&mut query, scope, "alert.customer_id");
    query.push(") ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, name)| Person { id: UserId(id), name }).collect())
}

/// In order, as far as alerts that may be seen have them.
pub async fn tags_in_use(conn: &mut Conn, scope: &Scope, limit: u32) -> Result<Vec<CaseTag>> {
    let mut query = sql("SELECT DISTINCT tag_key, tag_value FROM alert_tag");
    query.push(" JOIN alert ON alert.id = alert_id WHERE 1 = 1");
    and_in_scope(&mut query, scope, "alert.customer_id");
    query.push(" ORDER BY tag_key, tag_value LIMIT ").push_bind(limit);
    let rows: Vec<(String, String)> = query.fetch_all(conn).await?;
    rows.iter().map(|(key, value)| CaseTag::new(key, value).map_err(StoreError::corrupt)).collect()
}
