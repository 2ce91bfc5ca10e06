//! Reading cases.

use super::{
    access::{and_case_in_scope, level},
    tag::tags_of,
};
use crate::{
    Conn, Result, Scope, StoreError, custom_field,
    query::{Sql, sql},
    user::person,
};
use argus_domain::{
    CaseId, CustomerId, Severity, StateId, Timestamp, UserId,
    case::{AccessLevel, AccessMode, Case, CaseState, CaseSummary, Lifecycle, Outcome, Person},
    event::CustomerName,
};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: i64,
    name: String,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    lifecycle: String,
    state_id: i64,
    state_name: String,
    severity: i16,
    outcome: Option<String>,
    classification: Option<String>,
    soc_ticket: Option<String>,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    assignee_id: Option<i64>,
    assignee_name: Option<String>,
    opened_at: i64,
    opened_by: i64,
    opener_name: String,
    closed_at: Option<i64>,
    closed_by: Option<i64>,
    closer_name: Option<String>,
    updated_at: i64,
    updated_by: Option<i64>,
    updater_name: Option<String>,
    access_mode: String,
    unpublished: bool,
    merged_into: Option<i64>,
    version: i64,
    description: String,
}

pub(super) const FROM: &str = " FROM soc_case
    JOIN customer ON customer.id = soc_case.customer_id
    JOIN case_state ON case_state.id = soc_case.state_id
    JOIN app_user AS opener ON opener.id = soc_case.opened_by
    LEFT JOIN app_user AS owner ON owner.id = soc_case.owner_id
    LEFT JOIN app_user AS assignee ON assignee.id = soc_case.assignee_id
    LEFT JOIN app_user AS closer ON closer.id = soc_case.closed_by
    LEFT JOIN app_user AS updater ON updater.id = soc_case.updated_by";

pub(super) fn columns(description: &str) -> String {
    format!(
        "SELECT soc_case.id, soc_case.name, soc_case.customer_id, customer.short_name,
            customer.name AS customer_name, soc_case.lifecycle, soc_case.state_id,
            case_state.name AS state_name, soc_case.severity, soc_case.outcome, soc_case.classification,
            soc_case.soc_ticket, owner_id, owner.name AS owner_name, assignee_id,
            assignee.name AS assignee_name, opened_at, opened_by, opener.name AS opener_name, closed_at,
            closed_by, closer.name AS closer_name, updated_at, updated_by, updater.name AS updater_name,
            access_mode, unpublished, merged_into, soc_case.version,
            {description} AS description"
    )
}

fn summary(row: Row) -> Result<CaseSummary> {
    let outcome = row.outcome.map(|name| Outcome::named(&name).ok_or_else(|| StoreError::corrupt(name)));
    Ok(CaseSummary {
        id: CaseId(row.id),
        name: row.name,
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.short_name,
            name: row.customer_name,
        },
        state: CaseState {
            id: StateId(row.state_id),
            name: row.state_name,
            lifecycle: Lifecycle::named(&row.lifecycle).ok_or_else(|| StoreError::corrupt(row.lifecycle))?,
        },
        severity: Severity::from_rank(row.severity)
            .ok_or_else(|| StoreError::corrupt(row.severity.to_string()))?,
        outcome: outcome.transpose()?,
        classification: row.classification,
        soc_ticket: row.soc_ticket,
        owner: person(row.owner_id, row.owner_name),
        assignee: person(row.assignee_id, row.assignee_name),
        tags: Vec::new(),
        opened: Timestamp::clamped(row.opened_at),
        opened_by: Person { id: UserId(row.opened_by), name: row.opener_name },
        closed: row.closed_at.map(Timestamp::clamped),
        closed_by: person(row.closed_by, row.closer_name),
        updated: Timestamp::clamped(row.updated_at),
        updated_by: person(row.updated_by, row.updater_name),
        access: AccessMode::named(&row.access_mode).ok_or_else(|| StoreError::corrupt(row.access_mode))?,
        unpublished: row.unpublished,
        merged_into: row.merged_into.map(CaseId),
        version: row.version,
    })
}

/// With their tags, in the order of the rows.
pub(super) async fn summaries(conn: &mut Conn, query: Sql) -> Result<Vec<CaseSummary>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut cases = rows.into_iter().map(summary).collect::<Result<Vec<_>>>()?;
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let mut tags = tags_of(conn, &ids).await?;
    for case in &mut cases {
        case.tags = tags.remove(&case.id).unwrap_or_default();
    }
    Ok(cases)
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Option<Case>> {
    let mut query = sql(columns("description"));
    query.push(FROM).push(" WHERE soc_case.id = ").push_bind(id);
    and_case_in_scope(&mut query, scope);
    let Some(mut row) = query.fetch_optional::<Row>(conn).await? else { return Ok(None) };
    let description = std::mem::take(&mut row.description);
    let mut summary = summary(row)?;
    summary.tags = tags_of(conn, &[id]).await?.remove(&id).unwrap_or_default();
    let custom = custom_field::values_of(conn, id).await?;
    let level = level(conn, scope, id).await?.unwrap_or(AccessLevel::None);
    Ok(Some(Case { summary, description, custom, level }))
}

/// Those of `ids` that may be seen.
pub async fn by_ids(conn: &mut Conn, scope: &Scope, ids: &[CaseId]) -> Result<Vec<CaseSummary>> {
    let mut query = sql(columns("''"));
    query.push(FROM).push(" WHERE soc_case.id IN ").push_list(ids.iter().copied());
    and_case_in_scope(&mut query, scope);
    summaries(conn, query).await
}
