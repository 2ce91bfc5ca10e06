//! The entries of a case.

use super::read::{SELECT, entries};
use crate::{
    Conn, Result,
    listing::{count, total},
    query::{Sql, like_pattern, sql},
    versioned::json,
};
use argus_domain::{
    CaseId, TimelineEntryId, Timestamp,
    criteria::Page,
    ioc::refang,
    timeline::{TimelineEntry, TimelineFilter},
};

/// Where an entry stands among those of its case.
pub type Place = (Timestamp, TimelineEntryId);

/// Of a case that may be seen: what happened first comes first. Uses timeline_entry_case; what else is asked for is looked
/// for within it.
pub async fn list(
    conn: &mut Conn,
    case: CaseId,
    filter: &TimelineFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<TimelineEntry>> {
    let all = condition(case, filter)?.wrapped("SELECT 1 FROM timeline_entry", "");
    let total = total(count(conn, all).await?);
    let rows = entries(conn, page(case, filter, limit, offset)?).await?;
    Ok(Page { rows, total })
}

fn page(case: CaseId, filter: &TimelineFilter, limit: u32, offset: u32) -> Result<Sql> {
    let order = " ORDER BY timeline_entry.at, timeline_entry.id LIMIT ";
    let mut query = condition(case, filter)?.wrapped(SELECT, order);
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(query)
}

/// How the engine would find a page, for tests.
pub async fn explain_list(conn: &mut Conn, case: CaseId, filter: &TimelineFilter) -> Result<Vec<String>> {
    page(case, filter, 50, 0)?.explain(conn).await
}

/// Of a case that may be seen, in the same order, those after one of them. Uses timeline_entry_case.
pub async fn after(
    conn: &mut Conn,
    case: CaseId,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<TimelineEntry>> {
    let (at, id) = after.unwrap_or((Timestamp::MIN, TimelineEntryId(0)));
    let mut query = sql(SELECT);
    query.push(" WHERE timeline_entry.case_id = ").push_bind(case);
    query.push(" AND timeline_entry.deleted_at IS NULL AND (timeline_entry.at, timeline_entry.id) > (");
    query.push_bind(at).push(", ").push_bind(id);
    query.push(") ORDER BY timeline_entry.at, timeline_entry.id LIMIT ").push_bind(limit);
    entries(conn, query).await
}

pub(super) fn condition(case: CaseId, filter: &TimelineFilter) -> Result<Sql> {
    let mut query = sql(" WHERE timeline_entry.case_id = ");
    query.push_bind(case).push(" AND timeline_entry.deleted_at IS NULL");
    if let Some(from) = filter.from {
        query.push(" AND timeline_entry.at >= ").push_bind(from);
    }
    if let Some(to) = filter.to {
        query.push(" AND timeline_entry.at <= ").push_bind(to);
    }
    if let Some(category) = filter.category {
        query.push(" AND timeline_entry.category = ").push_bind(category.name());
    }
    if filter.flagged {
        query.push(" AND timeline_entry.flagged");
    }
    if filter.in_summary {
        query.push(" AND timeline_entry.in_summary");
    }
    if !filter.tag.trim().is_empty() {
        // As it stands in the list.
        let pattern = like_pattern(&json(&filter.tag.trim())?);
        query.push(" AND LOWER(timeline_entry.tags) LIKE ").push_bind(pattern).push(" ESCAPE '\\'");
    }
    if let Some(ioc) = filter.ioc {
        query.push(
            " AND timeline_entry.id IN (SELECT link.entry_id FROM timeline_entry_ioc AS link
                JOIN ioc AS linked ON linked.id = link.ioc_id
                JOIN ioc AS own ON own.kind = linked.kind AND own.folded = linked.folded WHERE own.id = ",
        );
        query.push_bind(ioc).push(" AND own.case_id = ").push_bind(case).push(")");
    }
    let text = refang(&filter.text);
    if !text.is_empty() {
        let pattern = like_pattern(&text);
        for (index, column) in ["title", "description", "source", "tags"].into_iter().enumerate() {
            query.push(if index == 0 { " AND (" } else { " OR " });
            query.push("LOWER(timeline_entry.").push(column).push(") LIKE ");
            query.push_bind(pattern.as_str()).push(" ESCAPE '\\'");
        }
        query.push(")");
    }
    Ok(query)
}
