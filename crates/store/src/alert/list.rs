//! The queue.

use super::{
    filter::and_filter,
    read::{SELECT, summaries},
};
use crate::{
    Conn, Result, Scope,
    customer::and_in_scope,
    listing::{COUNTED, count_to, in_order, told_by_page},
    query::{Sql, sql},
};
use argus_domain::{
    AlertId,
    alert::{AlertFilter, AlertSort, AlertSortKey, AlertSummary},
    criteria::{Page, Total},
};

/// Alerts with a text in them that are counted: each of them was looked for.
const COUNTED_BY_TEXT: u64 = 1_000;

/// The rows of a page are found in `alert` alone, by the index of the order or of what narrows most, and only then get
/// their names.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertFilter,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertSummary>> {
    let page: Vec<(i64,)> = page(scope, filter, &order(sort), limit, offset).fetch_all(conn).await?;
    let ids: Vec<AlertId> = page.into_iter().map(|(id,)| AlertId(id)).collect();
    let mut query = sql(SELECT);
    query.push(" WHERE alert.id IN ").push_list(ids.iter().copied());
    let rows = in_order(&ids, summaries(conn, query).await?, |row| row.id);
    let total = match told_by_page(rows.len(), limit, offset) {
        Some(count) => Total::Exactly(count),
        None => total(conn, scope, filter).await?,
    };
    Ok(Page { rows, total })
}

/// As many alerts are counted, and put together to groups.
pub(super) fn most(filter: &AlertFilter) -> u64 {
    if filter.text.trim().is_empty() { COUNTED } else { COUNTED_BY_TEXT }
}

pub(super) async fn total(conn: &mut Conn, scope: &Scope, filter: &AlertFilter) -> Result<Total> {
    let most = most(filter);
    let all = condition(scope, filter).wrapped("SELECT 1 FROM alert", "");
    let counted = count_to(conn, all, most).await?;
    Ok(if counted > most { Total::MoreThan(most) } else { Total::Exactly(counted) })
}

/// How the engine would find a page's rows, for tests.
pub async fn explain(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertFilter,
    sort: AlertSort,
) -> Result<Vec<String>> {
    page(scope, filter, &order(sort), 50, 0).explain(conn).await
}

pub(super) fn condition(scope: &Scope, filter: &AlertFilter) -> Sql {
    let mut condition = sql(" WHERE 1 = 1");
    and_in_scope(&mut condition, scope, "alert.customer_id");
    and_filter(&mut condition, filter);
    condition
}

fn page(scope: &Scope, filter: &AlertFilter, order: &str, limit: u32, offset: u32) -> Sql {
    let mut page = condition(scope, filter).wrapped("SELECT alert.id FROM alert", order);
    page.push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

fn order(sort: AlertSort) -> String {
    let way = if sort.descending { " DESC" } else { "" };
    let column = match sort.key {
        AlertSortKey::Created => "created_at",
        AlertSortKey::Updated => "updated_at",
        AlertSortKey::Severity => "severity",
    };
    format!(" ORDER BY alert.{column}{way}, alert.id{way}")
}
