//! What can be found, one shape for all kinds.

use crate::{
    Conn, Result, Scope, alert,
    case::{access::and_case_in_scope, tags_of},
    custom_field::texts_of,
    customer::and_in_scope,
    query::{Sql, chunks, sql},
};
use argus_domain::{AlertId, CaseId, CustomerId, Timestamp, event::CustomerName, search::SearchKind};
use std::collections::HashSet;

#[derive(Clone, Debug)]
pub struct Item {
    pub id: i64,
    /// Alerts lie in none.
    pub case: Option<CaseId>,
    pub case_name: String,
    pub customer: CustomerName,
    pub title: String,
    pub text: String,
    /// What it is found by beyond that: tags, ticket, classification, custom fields, hashes; source, reference, indicators
    /// and assets.
    pub more: String,
    /// Only for those who may see what is said among analysts.
    pub internal: bool,
    pub updated: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    item_id: i64,
    case_id: Option<i64>,
    case_name: Option<String>,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    title: String,
    text: String,
    more: String,
    internal: bool,
    updated_at: i64,
}

/// Ends within a condition.
const ALERTS: &str =
    "SELECT alert.id AS item_id, CAST(NULL AS BIGINT) AS case_id, CAST(NULL AS TEXT) AS case_name,
        alert.customer_id, customer.short_name, customer.name AS customer_name, alert.title,
        TRIM(alert_content.description || ' ' || alert_content.note) AS text,
        '#' || CAST(alert.id AS TEXT) || ' ' || alert.source || ' ' || COALESCE(alert.reference, '') AS more,
        FALSE AS internal, alert.updated_at
    FROM alert JOIN alert_content ON alert_content.alert_id = alert.id
    JOIN customer ON customer.id = alert.customer_id WHERE alert.id";

/// Ends within a condition.
fn select(kind: SearchKind) -> Sql {
    if kind == SearchKind::Alert {
        return sql(ALERTS);
    }
    let item = table(kind);
    let internal = if kind == SearchKind::Comment { "case_comment.internal" } else { "FALSE" };
    let (columns, from) = match kind {
        SearchKind::Case => (
            "soc_case.name AS title, soc_case.description AS text, '#' || CAST(soc_case.id AS TEXT) || ' '
                || COALESCE(soc_case.soc_ticket, '') || ' ' || COALESCE(soc_case.classification, '') AS more,
             soc_case.updated_at",
            " FROM soc_case",
        ),
        SearchKind::Ioc => (
            "ioc.value AS title, ioc.description AS text, ioc.tags AS more, ioc.updated_at",
            " FROM ioc JOIN soc_case ON soc_case.id = ioc.case_id AND ioc.deleted_at IS NULL",
        ),
        SearchKind::Note => (
            "note.title, note.text, '' AS more, note.updated_at",
            " FROM note JOIN soc_case ON soc_case.id = note.case_id AND note.deleted_at IS NULL",
        ),
        SearchKind::Task => (
            "task.title, task.description AS text, task.tags AS more, task.updated_at",
            " FROM task JOIN soc_case ON soc_case.id = task.case_id AND task.deleted_at IS NULL",
        ),
        SearchKind::Timeline => (
            "timeline_entry.title, timeline_entry.description AS text,
             timeline_entry.source || ' ' || timeline_entry.tags AS more, timeline_entry.updated_at",
            " FROM timeline_entry JOIN soc_case ON soc_case.id = timeline_entry.case_id
                AND timeline_entry.deleted_at IS NULL",
        ),
        SearchKind::Comment => (
            "'' AS title, case_comment.text, '' AS more,
             COALESCE(case_comment.edited_at, case_comment.added_at) AS updated_at",
            " FROM case_comment JOIN soc_case ON soc_case.id = case_comment.case_id
                AND case_comment.deleted_at IS NULL",
        ),
        SearchKind::Attachment => (
            "attachment.name AS title, attachment.description AS text,
             attachment.md5 || ' ' || attachment.sha1 || ' ' || attachment.sha256 AS more,
             attachment.added_at AS updated_at",
            " FROM attachment JOIN soc_case ON soc_case.id = attachment.case_id
                AND attachment.deleted_at IS NULL",
        ),
        SearchKind::Alert => ("", ""),
    };
    sql(format!(
        "SELECT {item}.id AS item_id, soc_case.id AS case_id, soc_case.name AS case_name, soc_case.customer_id,
            customer.short_name, customer.name AS customer_name, {columns}, {internal} AS internal{from}
         JOIN customer ON customer.id = soc_case.customer_id WHERE {item}.id"
    ))
}

/// What may be seen is said by the case, and of an alert by its customer.
fn and_seen(query: &mut Sql, scope: &Scope, kind: SearchKind) {
    match kind {
        SearchKind::Alert => and_in_scope(query, scope, "alert.customer_id"),
        _ => and_case_in_scope(query, scope),
    }
}

/// Those of `ids` that may be seen, in the order of `ids`.
pub(super) async fn visible(
    conn: &mut Conn,
    scope: &Scope,
    kind: SearchKind,
    ids: Vec<i64>,
) -> Result<Vec<i64>> {
    let mut seen = HashSet::new();
    for chunk in chunks(&ids) {
        let mut query = match table(kind) {
            "soc_case" => sql("SELECT soc_case.id FROM soc_case WHERE soc_case.id IN "),
            "alert" => sql("SELECT alert.id FROM alert WHERE alert.id IN "),
            table => sql(format!(
                "SELECT {table}.id FROM {table} JOIN soc_case ON soc_case.id = {table}.case_id WHERE {table}.id IN "
            )),
        };
        query.push_list(chunk.iter().copied());
        and_seen(&mut query, scope, kind);
        let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
        seen.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(ids.into_iter().filter(|id| seen.contains(id)).collect())
}

/// Where things of a kind lie.
pub(crate) const fn table(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Case => "soc_case",
        SearchKind::Ioc => "ioc",
        SearchKind::Note => "note",
        SearchKind::Task => "task",
        SearchKind::Comment => "case_comment",
        SearchKind::Attachment => "attachment",
        SearchKind::Timeline => "timeline_entry",
        SearchKind::Alert => "alert",
    }
}

/// Those of `ids` that may be seen, in no order; with internal ones for those who may see them.
pub async fn items(
    conn: &mut Conn,
    scope: &Scope,
    kind: SearchKind,
    internal: bool,
    ids: &[i64],
) -> Result<Vec<Item>> {
    let mut query = select(kind);
    query.push(" IN ").push_list(ids.iter().copied());
    and_seen(&mut query, scope, kind);
    if kind == SearchKind::Comment && !internal {
        query.push(" AND NOT case_comment.internal");
    }
    fetch(conn, kind, query).await
}

/// Those up to a number, the newest first.
pub(super) async fn items_up_to(
    conn: &mut Conn,
    kind: SearchKind,
    up_to: i64,
    limit: u32,
) -> Result<Vec<Item>> {
    let mut query = select(kind);
    query.push(" <= ").push_bind(up_to).push(" ORDER BY item_id DESC LIMIT ").push_bind(limit);
    fetch(conn, kind, query).await
}

async fn fetch(conn: &mut Conn, kind: SearchKind, query: Sql) -> Result<Vec<Item>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let item = |row: Row| Item {
        id: row.item_id,
        case: row.case_id.map(CaseId),
        case_name: row.case_name.unwrap_or_default(),
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.short_name,
            name: row.customer_name,
        },
        title: row.title,
        text: row.text,
        more: row.more,
        internal: row.internal,
        updated: Timestamp::clamped(row.updated_at),
    };
    let mut items: Vec<Item> = rows.into_iter().map(item).collect();
    if kind == SearchKind::Case {
        let cases: Vec<CaseId> = items.iter().filter_map(|item| item.case).collect();
        let tags = tags_of(conn, &cases).await?;
        let texts = texts_of(conn, &cases).await?;
        for item in &mut items {
            for tag in item.case.and_then(|case| tags.get(&case)).into_iter().flatten() {
                item.more = format!("{} {tag}", item.more);
            }
            for text in item.case.and_then(|case| texts.get(&case)).into_iter().flatten() {
                item.more = format!("{} {text}", item.more);
            }
        }
    }
    if kind == SearchKind::Alert {
        let ids: Vec<AlertId> = items.iter().map(|item| AlertId(item.id)).collect();
        let texts = alert::texts_of(conn, &ids).await?;
        for item in &mut items {
            for text in texts.get(&AlertId(item.id)).into_iter().flatten() {
                item.more = format!("{} {text}", item.more);
            }
        }
    }
    Ok(items)
}
