//! What policies met, from then on until it is told.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, sql},
};
use argus_domain::{
    AlertId, CaseId, CustomerId, PolicyId, PolicyNoticeId, Severity, Timestamp,
    policy::{NoticeState, NoticeSubject, Occasion},
};

#[derive(Clone, Copy, Debug)]
pub struct InsertNotice<'a> {
    pub policy: PolicyId,
    pub policy_name: &'a str,
    /// None where it does not wait.
    pub group: Option<i64>,
    pub subject: &'a NoticeSubject,
    pub customer: CustomerId,
    pub title: &'a str,
    pub severity: Severity,
    pub source: &'a str,
    pub occasion: Occasion,
    pub now: Timestamp,
    pub state: NoticeState,
    pub reason: &'a str,
}

pub async fn insert_notice(tx: &mut Tx, new: InsertNotice<'_>) -> Result<()> {
    let (alert, case) = match new.subject {
        NoticeSubject::Alert(id) => (Some(*id), None),
        NoticeSubject::Case(id) => (None, Some(*id)),
    };
    let done = (new.state != NoticeState::Waiting).then_some(new.now);
    sql("INSERT INTO policy_notice (policy_id, policy_name, group_id, alert_id, case_id, customer_id, title,
            severity, source, occasion, at, state, reason, done_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
    .bind(new.policy)
    .bind(new.policy_name)
    .bind(new.group)
    .bind(alert)
    .bind(case)
    .bind(new.customer)
    .bind(new.title)
    .bind(new.severity)
    .bind(new.source)
    .bind(new.occasion.name())
    .bind(new.now)
    .bind(new.state.name())
    .bind(new.reason)
    .bind(done)
    .execute(tx)
    .await?;
    Ok(())
}

/// One that waits to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: PolicyNoticeId,
    pub subject: NoticeSubject,
    pub customer: CustomerId,
    pub customer_name: String,
    pub title: String,
    pub severity: Severity,
    pub source: String,
    pub occasion: Occasion,
    /// Why it was held back; empty where it was not.
    pub reason: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: i64,
    alert_id: Option<i64>,
    case_id: Option<i64>,
    customer_id: i64,
    customer_name: String,
    title: String,
    severity: i16,
    source: String,
    occasion: String,
    reason: String,
}

/// The columns of [`Row`].
pub(super) const WAITING: &str = "SELECT policy_notice.id, alert_id, case_id, customer_id,
        customer.name AS customer_name, title, severity, source, occasion, reason
    FROM policy_notice JOIN customer ON customer.id = policy_notice.customer_id";

/// Those of a group, the worst and then the oldest first. Uses policy_notice_group.
pub async fn waiting(conn: &mut Conn, group: i64, limit: u32) -> Result<Vec<Waiting>> {
    let rows: Vec<Row> = select(group, limit).fetch_all(conn).await?;
    rows.into_iter().map(read).collect()
}

fn select(group: i64, limit: u32) -> Sql {
    let mut query = sql(WAITING);
    query.push(" WHERE group_id = ").push_bind(group);
    query.push(" ORDER BY severity DESC, policy_notice.id LIMIT ").push_bind(limit);
    query
}

/// How the engine would find them, for tests.
pub async fn explain_waiting(conn: &mut Conn, group: i64) -> Result<Vec<String>> {
    select(group, 20).explain(conn).await
}

pub(super) fn read(row: Row) -> Result<Waiting> {
    let subject = match (row.alert_id, row.case_id) {
        (Some(id), _) => NoticeSubject::Alert(AlertId(id)),
        (None, Some(id)) => NoticeSubject::Case(CaseId(id)),
        (None, None) => return Err(StoreError::corrupt("a notice of nothing")),
    };
    Ok(Waiting {
        id: PolicyNoticeId(row.id),
        subject,
        customer: CustomerId(row.customer_id),
        customer_name: row.customer_name,
        title: row.title,
        severity: Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?,
        source: row.source,
        occasion: Occasion::named(&row.occasion).ok_or_else(|| StoreError::corrupt(row.occasion))?,
        reason: row.reason,
    })
}

/// How many of one customer wait in a group, and the newest of them: an alert, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingOf {
    pub customer: CustomerId,
    pub count: u64,
    pub newest: NoticeSubject,
}

pub async fn waiting_of(conn: &mut Conn, group: i64) -> Result<Vec<WaitingOf>> {
    let rows: Vec<(i64, i64, Option<i64>, Option<i64>)> = sql(
        "SELECT customer_id, COUNT(*), MAX(alert_id), MAX(case_id) FROM policy_notice WHERE group_id = $1
             GROUP BY customer_id ORDER BY customer_id",
    )
    .bind(group)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(customer, count, alert, case)| {
            let newest = alert.map(|id| NoticeSubject::Alert(AlertId(id)));
            let newest = newest.or_else(|| case.map(|id| NoticeSubject::Case(CaseId(id))));
            Ok(WaitingOf {
                customer: CustomerId(customer),
                count: count.unsigned_abs(),
                newest: newest.ok_or_else(|| StoreError::corrupt("a notice of nothing"))?,
            })
        })
        .collect()
}

/// Those of a group that are less bad go to another one; all of them without a bound. How many there were.
pub async fn hold_back(
    tx: &mut Tx,
    from: i64,
    to: i64,
    below: Option<Severity>,
    reason: &str,
) -> Result<u64> {
    let mut query = sql("UPDATE policy_notice SET group_id = ");
    query.push_bind(to).push(", reason = ").push_bind(reason);
    query.push(" WHERE group_id = ").push_bind(from);
    if let Some(severity) = below {
        query.push(" AND severity < ").push_bind(severity);
    }
    query.execute(tx).await
}

/// All of a group were told, as far as there was no problem.
pub async fn mark_told(
    tx: &mut Tx,
    group: i64,
    message: i64,
    problem: Option<&str>,
    now: Timestamp,
) -> Result<u64> {
    let mut query = sql("UPDATE policy_notice SET group_id = NULL, state = ");
    query.push_bind(NoticeState::Told.name()).push(", done_at = ").push_bind(now);
    query.push(", message_id = ").push_bind(message);
    if let Some(problem) = problem {
        query.push(", reason = ").push_bind(problem);
    }
    query.push(" WHERE group_id = ").push_bind(group);
    query.execute(tx).await
}

/// Those of a group are not told.
pub async fn give_up(tx: &mut Tx, group: i64, reason: &str, now: Timestamp) -> Result<u64> {
    sql("UPDATE policy_notice SET group_id = NULL, state = $1, done_at = $2, reason = $3 WHERE group_id = $4")
        .bind(NoticeState::Dropped.name())
        .bind(now)
        .bind(reason)
        .bind(group)
        .execute(tx)
        .await
}
