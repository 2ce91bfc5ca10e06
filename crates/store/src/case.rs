//! Cases.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    activity::total,
    customer::and_in_scope,
    query::{Sql, like_pattern, sql},
};
use argus_domain::{
    CaseId, CustomerId, Timestamp, UserId,
    case::{Case, CaseFilter, CaseState, CaseSummary, Classification},
    criteria::Page,
    event::CustomerName,
};

#[derive(Clone, Debug)]
pub struct InsertCase<'a> {
    pub customer: CustomerId,
    pub name: &'a str,
    pub description: &'a str,
    pub classification: Option<&'a str>,
    pub soc_ticket: Option<&'a str>,
    pub opened_by: UserId,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: &InsertCase<'_>) -> Result<CaseId> {
    let (id,): (i64,) = sql("INSERT INTO soc_case
            (customer_id, name, description, state, classification, soc_ticket, opened_at, opened_by, version)
         VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, 1) RETURNING id")
    .bind(new.customer)
    .bind(new.name)
    .bind(new.description)
    .bind(new.classification)
    .bind(new.soc_ticket)
    .bind(new.now)
    .bind(new.opened_by)
    .fetch_one(tx)
    .await?;
    Ok(CaseId(id))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    state: String,
    classification: Option<String>,
    soc_ticket: Option<String>,
    opened_at: i64,
    opened_by: String,
    closed_at: Option<i64>,
    description: String,
}

const FROM: &str = " FROM soc_case
    JOIN customer ON customer.id = soc_case.customer_id
    JOIN app_user ON app_user.id = soc_case.opened_by";

fn columns(description: &str) -> String {
    format!(
        "SELECT soc_case.id, soc_case.name, customer_id, short_name, customer.name AS customer_name, state,
            classification, soc_ticket, opened_at, app_user.name AS opened_by, closed_at,
            {description} AS description"
    )
}

fn summary(row: Row) -> Result<CaseSummary> {
    Ok(CaseSummary {
        id: CaseId(row.id),
        name: row.name,
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.short_name,
            name: row.customer_name,
        },
        state: match row.state.as_str() {
            "open" => CaseState::Open,
            "closed" => CaseState::Closed,
            other => return Err(StoreError::corrupt(other)),
        },
        classification: row.classification,
        soc_ticket: row.soc_ticket,
        opened: Timestamp::clamped(row.opened_at),
        opened_by: row.opened_by,
        closed: row.closed_at.map(Timestamp::clamped),
    })
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Option<Case>> {
    let mut query = sql(columns("description"));
    query.push(FROM).push(" WHERE soc_case.id = ").push_bind(id);
    and_in_scope(&mut query, scope, "customer_id");
    let Some(mut row) = query.fetch_optional::<Row>(conn).await? else { return Ok(None) };
    let description = std::mem::take(&mut row.description);
    Ok(Some(Case { summary: summary(row)?, description }))
}

/// Those of `ids` that may be seen.
pub async fn by_ids(conn: &mut Conn, scope: &Scope, ids: &[CaseId]) -> Result<Vec<CaseSummary>> {
    let mut query = sql(columns("''"));
    query.push(FROM).push(" WHERE soc_case.id IN ").push_list(ids.iter().copied());
    and_in_scope(&mut query, scope, "customer_id");
    query.fetch_all::<Row>(conn).await?.into_iter().map(summary).collect()
}

/// The most rows that are counted for a list's total.
const COUNTED: u64 = 10_000;

/// The newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<CaseSummary>> {
    let mut condition = sql("");
    condition.push(" WHERE 1 = 1");
    and_in_scope(&mut condition, scope, "customer_id");
    and_filter(&mut condition, filter);

    let counting = condition.clone().wrapped(
        &format!("SELECT COUNT(*) FROM (SELECT 1{FROM}"),
        &format!(" LIMIT {}) counted", COUNTED + 1),
    );
    let (count,): (i64,) = counting.fetch_one(conn).await?;

    let mut query =
        condition.wrapped(&format!("{}{FROM}", columns("''")), " ORDER BY soc_case.id DESC LIMIT ");
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    Ok(Page { rows: rows.into_iter().map(summary).collect::<Result<_>>()?, total: total(count, COUNTED) })
}

fn and_filter(query: &mut Sql, filter: &CaseFilter) {
    if let Some(state) = filter.state {
        query.push(" AND state = ").push_bind(state.name());
    }
    let text = filter.text.trim();
    if text.is_empty() {
        return;
    }
    let pattern = like_pattern(text);
    query.push(" AND (");
    for column in ["soc_case.name", "COALESCE(soc_ticket, '')", "customer.name", "short_name"] {
        query.push("LOWER(").push(column).push(") LIKE ").push_bind(pattern.as_str());
        query.push(" ESCAPE '\\' OR ");
    }
    let number: i64 = text.trim_start_matches('#').parse().unwrap_or(-1);
    query.push("soc_case.id = ").push_bind(number).push(")");
}

pub async fn classifications(conn: &mut Conn) -> Result<Vec<Classification>> {
    let rows: Vec<(String, String)> =
        sql("SELECT name, label FROM classification ORDER BY position").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(name, label)| Classification { name, label }).collect())
}
