//! What a list of cases can be narrowed to.

use super::access::and_case_in_scope;
use crate::{Conn, Result, Scope, StoreError, query::sql};
use argus_domain::{
    UserId,
    case::{CaseTag, Person},
};

/// Of all workflows, in their order.
pub async fn state_names(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sql("SELECT name FROM case_state GROUP BY name ORDER BY MIN(workflow_id), MIN(position), name")
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Those who work on cases, by name. One probe of `soc_case_assignee` each.
pub async fn assignees(conn: &mut Conn, scope: &Scope, limit: u32) -> Result<Vec<Person>> {
    let mut query = sql("SELECT id, name FROM app_user WHERE EXISTS
        (SELECT 1 FROM soc_case WHERE soc_case.assignee_id = app_user.id");
    and_case_in_scope(&mut query, scope);
    query.push(") ORDER BY LOWER(name), id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, name)| Person { id: UserId(id), name }).collect())
}

/// In order, as far as cases that may be seen have them.
pub async fn tags_in_use(conn: &mut Conn, scope: &Scope, limit: u32) -> Result<Vec<CaseTag>> {
    let mut query = sql("SELECT DISTINCT tag_key, tag_value FROM case_tag");
    query.push(" JOIN soc_case ON soc_case.id = case_id WHERE 1 = 1");
    and_case_in_scope(&mut query, scope);
    query.push(" ORDER BY tag_key, tag_value LIMIT ").push_bind(limit);
    let rows: Vec<(String, String)> = query.fetch_all(conn).await?;
    rows.iter().map(|(key, value)| CaseTag::new(key, value).map_err(StoreError::corrupt)).collect()
}
