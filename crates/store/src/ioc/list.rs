//! The indicators of a case.

use super::read::{SELECT, iocs};
use crate::{
    Conn, Result,
    listing::{count, total},
    query::{Sql, like_pattern, sql},
};
use argus_domain::{
    CaseId,
    criteria::Page,
    ioc::{Ioc, IocFilter, refang},
};

/// Of a case that may be seen, the newest first. Uses ioc_case; what else is asked for is looked for within it.
pub async fn list(
    conn: &mut Conn,
    case: CaseId,
    filter: &IocFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Ioc>> {
    let condition = condition(case, filter);
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM ioc", "")).await?);
    let mut query = condition.wrapped(SELECT, " ORDER BY ioc.id DESC LIMIT ");
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(Page { rows: iocs(conn, query).await?, total })
}

fn condition(case: CaseId, filter: &IocFilter) -> Sql {
    let mut query = sql(" WHERE ioc.case_id = ");
    query.push_bind(case).push(" AND ioc.deleted_at IS NULL");
    let text = refang(&filter.text);
    if !text.is_empty() {
        let pattern = like_pattern(&text);
        for (index, column) in
            ["ioc.folded", "LOWER(ioc.description)", "LOWER(ioc.tags)"].into_iter().enumerate()
        {
            query.push(if index == 0 { " AND (" } else { " OR " }).push(column).push(" LIKE ");
            query.push_bind(pattern.as_str()).push(" ESCAPE '\\'");
        }
        query.push(")");
    }
    if !filter.kinds.is_empty() {
        query.push(" AND ioc.kind IN ").push_list(filter.kinds.iter().map(|kind| kind.name()));
    }
    if !filter.tlps.is_empty() {
        query.push(" AND ioc.tlp IN ").push_list(filter.tlps.iter().map(|tlp| tlp.name()));
    }
    query
}
