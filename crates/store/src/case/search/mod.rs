//! Finding cases by criteria.

mod condition;
mod flag;
mod order;

pub(super) use flag::KNOWN as KNOWN_FLAGS;

use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, sql},
};
use argus_domain::{
    CaseId,
    case::CaseSearch,
    criteria::{Page, Total},
};

/// The cases that match, and how many there are, up to a bound. Times must have been resolved.
///
/// Cases are found in `soc_case` alone: by the index of the order, or of what narrows most.
pub async fn search(
    conn: &mut Conn,
    scope: &Scope,
    wanted: &CaseSearch,
    limit: u32,
    offset: u32,
) -> Result<Page<CaseId>> {
    if wanted.criteria.nothing {
        return Ok(Page { rows: Vec::new(), total: Total::Exactly(0) });
    }
    let counted = matching(scope, wanted).wrapped("SELECT 1 FROM soc_case", "");
    let total = total(count(conn, counted).await?);
    let rows: Vec<(i64,)> = page(scope, wanted, limit, offset).fetch_all(conn).await?;
    Ok(Page { rows: rows.into_iter().map(|(id,)| CaseId(id)).collect(), total })
}

/// How the engine would find a page's rows, for tests.
pub async fn explain_search(conn: &mut Conn, scope: &Scope, wanted: &CaseSearch) -> Result<Vec<String>> {
    page(scope, wanted, 25, 0).explain(conn).await
}

fn page(scope: &Scope, wanted: &CaseSearch, limit: u32, offset: u32) -> Sql {
    let order = order::order(&wanted.sort);
    let mut page = matching(scope, wanted).wrapped("SELECT soc_case.id FROM soc_case", &order);
    page.push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

fn matching(scope: &Scope, wanted: &CaseSearch) -> Sql {
    let mut query = sql(" WHERE 1 = 1");
    and_matches(&mut query, scope, wanted);
    query
}

/// Adds ` AND …` over the row `soc_case`.
pub(super) fn and_matches(query: &mut Sql, scope: &Scope, wanted: &CaseSearch) {
    and_case_in_scope(query, scope);
    if !wanted.include_test {
        query.push(" AND NOT soc_case.is_test");
    }
    query.push(" AND ");
    condition::block(query, &wanted.criteria);
}
