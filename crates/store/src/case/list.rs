//! Lists of cases.

use super::{
    access::and_case_in_scope,
    filter::{and_filter, states},
    read::{FROM, columns, summaries},
};
use crate::{
    Conn, Result, Scope,
    listing::{COUNTED, count_to, in_order, told_by_page},
    query::{Sql, sql},
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, CaseSort, CaseSortKey, CaseSummary},
    criteria::{Page, Total},
};

/// Cases with a text in them that are counted: each of them was looked for.
const COUNTED_BY_TEXT: u64 = 1_000;

/// The rows of a page are found in `soc_case` alone, by the index of the order (`soc_case_updated`,
/// `soc_case_severity`, or the table's own) or of what narrows most, and only then get their names.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    sort: CaseSort,
    limit: u32,
    offset: u32,
) -> Result<Page<CaseSummary>> {
    let condition = condition(conn, scope, filter).await?;
    let page: Vec<(i64,)> = page(condition.clone(), &order(sort), limit, offset).fetch_all(conn).await?;
    let rows = named(conn, &page).await?;
    let total = match told_by_page(rows.len(), limit, offset) {
        Some(count) => Total::Exactly(count),
        None => total(conn, condition, filter).await?,
    };
    Ok(Page { rows, total })
}

/// In the order of their numbers here.
async fn named(conn: &mut Conn, ids: &[(i64,)]) -> Result<Vec<CaseSummary>> {
    let mut query = sql(columns("''"));
    query.push(FROM).push(" WHERE soc_case.id IN ").push_list(ids.iter().map(|(id,)| *id));
    let ids: Vec<CaseId> = ids.iter().map(|(id,)| CaseId(*id)).collect();
    Ok(in_order(&ids, summaries(conn, query).await?, |row| row.id))
}

/// Those with a text in them are counted as far as somebody looks through them.
async fn total(conn: &mut Conn, condition: Sql, filter: &CaseFilter) -> Result<Total> {
    let most = if filter.text.trim().is_empty() { COUNTED } else { COUNTED_BY_TEXT };
    let all = condition.wrapped("SELECT 1 FROM soc_case", "");
    let counted = count_to(conn, all, most).await?;
    Ok(if counted > most { Total::MoreThan(most) } else { Total::Exactly(counted) })
}

/// How the engine would find a page's rows, for tests.
pub async fn explain(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    sort: CaseSort,
) -> Result<Vec<String>> {
    let condition = condition(conn, scope, filter).await?;
    page(condition, &order(sort), 50, 0).explain(conn).await
}

async fn condition(conn: &mut Conn, scope: &Scope, filter: &CaseFilter) -> Result<Sql> {
    let states = states(conn, filter).await?;
    let mut condition = sql(" WHERE 1 = 1");
    and_case_in_scope(&mut condition, scope);
    and_filter(&mut condition, filter, states.as_deref());
    Ok(condition)
}

fn page(condition: Sql, order: &str, limit: u32, offset: u32) -> Sql {
    let mut page = condition.wrapped("SELECT soc_case.id FROM soc_case", order);
    page.push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

fn order(sort: CaseSort) -> String {
    let way = if sort.descending { " DESC" } else { "" };
    match sort.key {
        CaseSortKey::Id => format!(" ORDER BY soc_case.id{way}"),
        CaseSortKey::Updated => format!(" ORDER BY soc_case.updated_at{way}, soc_case.id{way}"),
        CaseSortKey::Severity => format!(" ORDER BY soc_case.severity{way}, soc_case.id{way}"),
    }
}
