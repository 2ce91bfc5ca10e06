//! Cases as programs are told of them.

use super::{read::by_ids, search::KNOWN_FLAGS};
use crate::{
    Conn, Result, Scope, StoreError,
    query::{chunks, sql},
    user,
};
use argus_domain::{
    CaseId, Severity, Timestamp, UserId,
    case::{
        CaseCategory, CaseFlag, CaseFlow, CasePeople, CaseRecord, CaseService, CaseStanding, CaseSummary,
    },
    network::Doer,
    version::FieldVersions,
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    description: String,
    field_versions: Option<String>,
    status: String,
    initial_status: String,
    initial_severity: i16,
    kind: String,
    service_id: i64,
    service: String,
    service_name: String,
    category_id: Option<i64>,
    category_name: Option<String>,
    customer_assignee_id: Option<i64>,
    customer_due_at: Option<i64>,
    tech_due_at: Option<i64>,
    origin_email: Option<String>,
    published_at: Option<i64>,
    published_by: Option<i64>,
    linked_at: Option<i64>,
    flags: String,
    is_listed: bool,
}

/// Of those that may be seen, in the order of `ids`. What whoever asks may do is not known here.
pub async fn records(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[CaseId],
    with_description: bool,
) -> Result<Vec<CaseRecord>> {
    let (mut summaries, mut rows) = (HashMap::new(), HashMap::new());
    for chunk in chunks(ids) {
        for summary in by_ids(conn, scope, chunk).await? {
            summaries.insert(summary.id, summary);
        }
        let description = if with_description { "soc_case.description" } else { "''" };
        let mut query = sql(select(description));
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<Row>(conn).await? {
            rows.insert(CaseId(row.id), row);
        }
    }
    let people = people(conn, &summaries, &rows).await?;
    ids.iter()
        .filter_map(|id| Some((summaries.remove(id)?, rows.remove(id)?)))
        .map(|(summary, row)| record(summary, row, &people))
        .collect()
}

fn select(description: &str) -> String {
    let flags: Vec<String> = KNOWN_FLAGS
        .iter()
        .map(|(flag, condition)| format!("CASE WHEN {condition} THEN '{} ' ELSE '' END", flag.name()))
        .collect();
    format!(
        "SELECT soc_case.id, {description} AS description, soc_case.field_versions, case_state.status,
            soc_case.initial_status, soc_case.initial_severity, soc_case.kind,
            case_service.id AS service_id, soc_case.service, case_service.name AS service_name,
            classification.id AS category_id, classification.label AS category_name,
            soc_case.customer_assignee_id, soc_case.customer_due_at, soc_case.tech_due_at,
            soc_case.origin_email, soc_case.published_at, soc_case.published_by,
            (SELECT MAX(linked_at) FROM event_case WHERE case_id = soc_case.id) AS linked_at,
            {} AS flags,
            EXISTS (SELECT 1 FROM case_access WHERE case_id = soc_case.id) AS is_listed
         FROM soc_case
         JOIN case_state ON case_state.id = soc_case.state_id
         JOIN case_service ON case_service.short_name = soc_case.service
         LEFT JOIN classification ON classification.name = soc_case.classification
         WHERE soc_case.id IN ",
        flags.join(" || ")
    )
}

async fn people(
    conn: &mut Conn,
    summaries: &HashMap<CaseId, CaseSummary>,
    rows: &HashMap<CaseId, Row>,
) -> Result<HashMap<UserId, Doer>> {
    let mut ids: Vec<UserId> = summaries
        .values()
        .flat_map(|case| [&case.owner, &case.assignee, &case.closed_by, &case.updated_by])
        .flatten()
        .map(|person| person.id)
        .chain(summaries.values().map(|case| case.opened_by.id))
        .chain(
            rows.values().flat_map(|row| [row.customer_assignee_id, row.published_by]).flatten().map(UserId),
        )
        .collect();
    ids.sort_unstable();
    ids.dedup();
    user::doers(conn, &ids).await
}

fn record(summary: CaseSummary, row: Row, people: &HashMap<UserId, Doer>) -> Result<CaseRecord> {
    let who = |id: Option<UserId>| id.and_then(|id| people.get(&id).cloned());
    let opened_by = summary.opened_by.id;
    let (published, published_by) = match (summary.unpublished, row.published_at) {
        (true, _) => (None, None),
        (false, None) => (Some(summary.opened), Some(opened_by)),
        (false, Some(at)) => (Some(Timestamp::clamped(at)), row.published_by.map(UserId)),
    };
    let reporter = summary.owner.as_ref().map_or(opened_by, |owner| owner.id);
    let versions: FieldVersions = match &row.field_versions {
        Some(text) => serde_json::from_str(text).map_err(StoreError::corrupt)?,
        None => FieldVersions::default(),
    };
    let described = versions.newer("description", 0).map_or(summary.opened, |change| change.at);
    let flags = row.flags.split_whitespace().map(str::parse::<CaseFlag>);
    Ok(CaseRecord {
        people: CasePeople {
            reporter: who(Some(reporter)),
            assigned_user: who(row.customer_assignee_id.map(UserId)),
            assigned_tech: who(summary.assignee.as_ref().map(|person| person.id)),
            opened_by: who(Some(opened_by)),
            closed_by: who(summary.closed_by.as_ref().map(|person| person.id)),
            published_by: who(published_by),
            updated_by: who(summary.updated_by.as_ref().map(|person| person.id)),
        },
        category: row.category_id.zip(row.category_name).map(|(id, name)| CaseCategory {
            id,
            short_name: summary.classification.clone().unwrap_or_default(),
            name,
        }),
        summary,
        description: row.description,
        described,
        status: row.status.parse().map_err(StoreError::corrupt)?,
        initial_status: row.initial_status.parse().map_err(StoreError::corrupt)?,
        initial_severity: Severity::from_rank(row.initial_severity)
            .ok_or_else(|| StoreError::corrupt(row.initial_severity))?,
        kind: row.kind.parse().map_err(StoreError::corrupt)?,
        service: CaseService { id: row.service_id, short_name: row.service, name: row.service_name },
        customer_due: row.customer_due_at.map(Timestamp::clamped),
        tech_due: row.tech_due_at.map(Timestamp::clamped),
        origin_email: row.origin_email,
        published,
        linked: row.linked_at.map(Timestamp::clamped),
        flags: flags.collect::<std::result::Result<_, _>>().map_err(StoreError::corrupt)?,
        requests: Vec::new(),
        is_listed: row.is_listed,
        standing: CaseStanding::default(),
    })
}

/// What somebody was asked to do with each of these, and whether he took notice: the last time of each.
pub async fn requests_of(
    conn: &mut Conn,
    cases: &[CaseId],
) -> Result<HashMap<CaseId, Vec<(CaseFlow, bool)>>> {
    let mut found: HashMap<CaseId, Vec<(CaseFlow, bool)>> = HashMap::new();
    for chunk in chunks(cases) {
        let mut query = sql("SELECT case_id, flow, acknowledged_at FROM case_request WHERE case_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY case_id, id");
        for (case, flow, acknowledged) in query.fetch_all::<(i64, String, Option<i64>)>(conn).await? {
            let flow: CaseFlow = flow.parse().map_err(StoreError::corrupt)?;
            let flows = found.entry(CaseId(case)).or_default();
            flows.retain(|(known, _)| *known != flow);
            flows.push((flow, acknowledged.is_some()));
        }
    }
    Ok(found)
}
