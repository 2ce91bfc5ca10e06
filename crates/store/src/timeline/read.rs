//! Reading entries.

use super::links::{events_of, iocs_of};
use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    query::{Sql, chunks, sql},
    user::person,
};
use argus_domain::{
    CaseId, TimelineEntryId, Timestamp,
    timeline::{TimelineCategory, TimelineEntry, TimelineTime},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    at: i64,
    local_time: String,
    zone: String,
    title: String,
    description: String,
    source: String,
    category: String,
    tags: String,
    flagged: bool,
    in_summary: bool,
    added_at: i64,
    added_by: Option<i64>,
    adder_name: Option<String>,
    updated_at: i64,
    version: i64,
}

pub(super) const SELECT: &str = "SELECT timeline_entry.id, timeline_entry.case_id, timeline_entry.at,
        timeline_entry.local_time, timeline_entry.zone, timeline_entry.title, timeline_entry.description,
        timeline_entry.source, timeline_entry.category, timeline_entry.tags, timeline_entry.flagged,
        timeline_entry.in_summary, timeline_entry.added_at, timeline_entry.added_by, adder.name AS adder_name,
        timeline_entry.updated_at, timeline_entry.version
    FROM timeline_entry LEFT JOIN app_user AS adder ON adder.id = timeline_entry.added_by";

pub async fn get(conn: &mut Conn, scope: &Scope, id: TimelineEntryId) -> Result<Option<TimelineEntry>> {
    one(conn, scope, id, " AND timeline_entry.deleted_at IS NULL").await
}

/// One that was removed.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: TimelineEntryId) -> Result<Option<TimelineEntry>> {
    one(conn, scope, id, " AND timeline_entry.deleted_at IS NOT NULL").await
}

async fn one(
    conn: &mut Conn,
    scope: &Scope,
    id: TimelineEntryId,
    condition: &str,
) -> Result<Option<TimelineEntry>> {
    let mut query = sql(SELECT);
    query.push(" JOIN soc_case ON soc_case.id = timeline_entry.case_id WHERE timeline_entry.id = ");
    query.push_bind(id).push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(entries(conn, query).await?.pop())
}

/// Of a case that may be seen, in the order of their numbers.
pub async fn by_ids(conn: &mut Conn, ids: &[TimelineEntryId]) -> Result<Vec<TimelineEntry>> {
    let mut all = Vec::with_capacity(ids.len());
    for chunk in chunks(ids) {
        let mut query = sql(SELECT);
        query.push(" WHERE timeline_entry.id IN ").push_list(chunk.iter().copied());
        query.push(" ORDER BY timeline_entry.id");
        all.extend(entries(conn, query).await?);
    }
    Ok(all)
}

/// With what they are linked to, in the order of the rows.
pub(super) async fn entries(conn: &mut Conn, query: Sql) -> Result<Vec<TimelineEntry>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let ids: Vec<TimelineEntryId> = rows.iter().map(|row| TimelineEntryId(row.id)).collect();
    let mut iocs = iocs_of(conn, &ids).await?;
    let mut events = events_of(conn, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let id = TimelineEntryId(row.id);
            let category = TimelineCategory::named(&row.category);
            Ok(TimelineEntry {
                id,
                case: CaseId(row.case_id),
                time: TimelineTime { at: Timestamp::clamped(row.at), local: row.local_time, zone: row.zone },
                title: row.title,
                description: row.description,
                source: row.source,
                category: category.ok_or_else(|| StoreError::corrupt(row.category))?,
                tags: serde_json::from_str(&row.tags).map_err(StoreError::corrupt)?,
                flagged: row.flagged,
                in_summary: row.in_summary,
                iocs: iocs.remove(&id).unwrap_or_default(),
                events: events.remove(&id).unwrap_or_default(),
                added: Timestamp::clamped(row.added_at),
                added_by: person(row.added_by, row.adder_name),
                updated: Timestamp::clamped(row.updated_at),
                version: row.version,
            })
        })
        .collect()
}
