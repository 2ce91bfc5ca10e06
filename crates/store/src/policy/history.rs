//! What policies met, and what became of it.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    case::access::and_case_in_scope,
    customer::and_in_scope,
    listing::{count, total},
    query::{Sql, chunks, sql},
};
use argus_domain::{
    AlertId, CaseId, CustomerId, PolicyId, PolicyNoticeId, Severity, Timestamp,
    criteria::Page,
    policy::{Notice, NoticeFilter, NoticeState, NoticeSubject, Occasion},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    policy_id: i64,
    policy_name: String,
    alert_id: Option<i64>,
    case_id: Option<i64>,
    title: String,
    severity: i16,
    occasion: String,
    at: i64,
    state: String,
    reason: String,
    done_at: Option<i64>,
    step: i64,
    together: i64,
}

const SELECT: &str =
    "SELECT policy_notice.id, policy_notice.policy_id, policy_name, alert_id, case_id, title,
        severity, occasion, policy_notice.at, state, reason, done_at, step,
        COALESCE(policy_message.notices, 0) AS together
    FROM policy_notice LEFT JOIN policy_message ON policy_message.id = policy_notice.message_id
    WHERE policy_notice.id IN (SELECT id FROM (";

/// The most messages of a channel or person whose notices are looked for.
const MESSAGES: u32 = 1_000;

/// The newest first. Uses policy_notice_policy, policy_notice_state, policy_notice_alert,
/// policy_notice_message or policy_notice_at.
pub async fn history(
    conn: &mut Conn,
    scope: &Scope,
    filter: &NoticeFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Notice>> {
    let total =
        total(count(conn, condition(scope, filter).wrapped("SELECT 1 FROM policy_notice", "")).await?);
    let rows: Vec<Row> = page(scope, filter, limit, offset)
        .wrapped(SELECT, ") page) ORDER BY policy_notice.at DESC, policy_notice.id DESC")
        .fetch_all(conn)
        .await?;
    Ok(Page { rows: rows.into_iter().map(notice).collect::<Result<_>>()?, total })
}

/// How the engine would find a page, for tests.
pub async fn explain_history(conn: &mut Conn, scope: &Scope, filter: &NoticeFilter) -> Result<Vec<String>> {
    page(scope, filter, 50, 0).explain(conn).await
}

fn page(scope: &Scope, filter: &NoticeFilter, limit: u32, offset: u32) -> Sql {
    let mut page =
        condition(scope, filter).wrapped("SELECT id FROM policy_notice", " ORDER BY at DESC, id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

/// What is of a case is seen by whoever sees the case, the rest by its customer.
fn condition(scope: &Scope, filter: &NoticeFilter) -> Sql {
    let mut condition = sql(" WHERE 1 = 1");
    if scope.only().is_some() || scope.viewer().is_some() {
        condition.push(" AND (CASE WHEN policy_notice.case_id IS NULL THEN (1 = 1");
        and_in_scope(&mut condition, scope, "policy_notice.customer_id");
        condition.push(") ELSE EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = policy_notice.case_id");
        and_case_in_scope(&mut condition, scope);
        condition.push(") END)");
    }
    let NoticeFilter { policy, state, alert, channel, person, from, to } = filter;
    if let Some(policy) = *policy {
        condition.push(" AND policy_notice.policy_id = ").push_bind(policy);
    }
    if let Some(state) = state {
        condition.push(" AND policy_notice.state = ").push_bind(state.name());
    }
    if let Some(alert) = *alert {
        condition.push(" AND policy_notice.alert_id = ").push_bind(alert);
    }
    if let Some(channel) = *channel {
        told(&mut condition, "channel_id", channel.0);
    }
    if let Some(person) = *person {
        told(&mut condition, "user_id", person.0);
    }
    if let Some(from) = *from {
        condition.push(" AND policy_notice.at >= ").push_bind(from);
    }
    if let Some(to) = *to {
        condition.push(" AND policy_notice.at <= ").push_bind(to);
    }
    condition
}

/// Those of the newest messages that went there. Uses policy_told_channel or policy_told_user.
fn told(condition: &mut Sql, whom: &str, id: i64) {
    condition.push(" AND policy_notice.message_id IN (SELECT message_id FROM policy_told WHERE ").push(whom);
    condition
        .push(" = ")
        .push_bind(id)
        .push(" ORDER BY message_id DESC LIMIT ")
        .push_bind(MESSAGES)
        .push(")");
}

fn notice(row: Row) -> Result<Notice> {
    let subject = match (row.alert_id, row.case_id) {
        (Some(id), _) => NoticeSubject::Alert(AlertId(id)),
        (None, Some(id)) => NoticeSubject::Case(CaseId(id)),
        (None, None) => return Err(StoreError::corrupt("a notice of nothing")),
    };
    Ok(Notice {
        id: PolicyNoticeId(row.id),
        policy: PolicyId(row.policy_id),
        policy_name: row.policy_name,
        subject,
        title: row.title,
        severity: Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?,
        occasion: Occasion::named(&row.occasion).ok_or_else(|| StoreError::corrupt(row.occasion))?,
        at: Timestamp::clamped(row.at),
        state: NoticeState::named(&row.state).ok_or_else(|| StoreError::corrupt(row.state))?,
        reason: row.reason,
        done: row.done_at.map(Timestamp::clamped),
        step: u32::try_from(row.step).unwrap_or(u32::MAX),
        together: u32::try_from(row.together).unwrap_or(u32::MAX),
    })
}

/// Those of a customer that were done before a time. Uses policy_notice_done.
pub async fn expired(
    conn: &mut Conn,
    customer: CustomerId,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<PolicyNoticeId>> {
    let rows: Vec<(i64,)> = sql("SELECT id FROM policy_notice WHERE customer_id = $1 AND done_at < $2
         ORDER BY done_at, id LIMIT $3")
    .bind(customer)
    .bind(before)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| PolicyNoticeId(id)).collect())
}

pub async fn remove_notices(tx: &mut Tx, ids: &[PolicyNoticeId]) -> Result<u64> {
    let mut removed = 0;
    for chunk in chunks(ids) {
        let mut query = sql("DELETE FROM policy_notice WHERE id IN ");
        query.push_list(chunk.iter().copied());
        removed += query.execute(tx).await?;
    }
    Ok(removed)
}
