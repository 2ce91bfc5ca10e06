//! Messages that nobody has acknowledged yet, until everybody was told of them who is to be.

use super::notice::{Row, WAITING, Waiting, read};
use crate::{
    Conn, Result, Tx,
    query::{Sql, chunks, sql},
};
use argus_domain::{
    PolicyId, PolicyNoticeId, Timestamp,
    alert::AlertStatus,
    case::Lifecycle,
    policy::{NoticeState, Occasion},
};

/// A message whose next step has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueStep {
    pub message: i64,
    pub policy: PolicyId,
    pub told: Timestamp,
    /// The first is 1.
    pub step: u32,
    pub due: Timestamp,
}

/// A message that was told waits for the first step.
pub async fn await_step(
    tx: &mut Tx,
    message: i64,
    policy: PolicyId,
    told: Timestamp,
    due: Timestamp,
) -> Result<()> {
    sql("INSERT INTO policy_step (message_id, policy_id, told_at, step, due_at) VALUES ($1, $2, $3, 1, $4)")
        .bind(message)
        .bind(policy)
        .bind(told)
        .bind(due)
        .execute(tx)
        .await?;
    Ok(())
}

/// Those whose time has come, the longest waiting first. Uses policy_step_due.
pub async fn due_steps(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<DueStep>> {
    let rows: Vec<(i64, i64, i64, i64, i64)> = select_due(now, limit).fetch_all(conn).await?;
    let due = |(message, policy, told, step, due)| DueStep {
        message,
        policy: PolicyId(policy),
        told: Timestamp::clamped(told),
        step: u32::try_from(step).unwrap_or(u32::MAX),
        due: Timestamp::clamped(due),
    };
    Ok(rows.into_iter().map(due).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_due_steps(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>> {
    select_due(now, 10).explain(conn).await
}

fn select_due(now: Timestamp, limit: u32) -> Sql {
    sql("SELECT message_id, policy_id, told_at, step, due_at FROM policy_step WHERE due_at <= $1
         ORDER BY due_at, message_id LIMIT $2")
    .bind(now)
    .bind(limit)
}

/// `false` if somebody else was faster. Others wait until the transaction ends, which moves it on or ends it.
pub async fn claim_step(tx: &mut Tx, of: &DueStep) -> Result<bool> {
    let claimed =
        sql("UPDATE policy_step SET step = step WHERE message_id = $1 AND step = $2 AND due_at = $3")
            .bind(of.message)
            .bind(of.step)
            .bind(of.due)
            .execute(tx)
            .await?;
    Ok(claimed > 0)
}

/// A claimed one waits for that step, until then.
pub async fn wait_for_step(tx: &mut Tx, message: i64, step: u32, due: Timestamp) -> Result<()> {
    sql("UPDATE policy_step SET step = $1, due_at = $2 WHERE message_id = $3")
        .bind(step)
        .bind(due)
        .bind(message)
        .execute(tx)
        .await?;
    Ok(())
}

/// Nothing more is to come of a claimed one.
pub async fn end_steps(tx: &mut Tx, message: i64) -> Result<()> {
    sql("DELETE FROM policy_step WHERE message_id = $1").bind(message).execute(tx).await?;
    Ok(())
}

/// What a message told that nobody has taken since: alerts that are new and nobody's, and open cases without an assignee. The
/// worst and then the oldest first. Uses policy_notice_message.
pub async fn unacknowledged(conn: &mut Conn, message: i64, limit: u32) -> Result<Vec<Waiting>> {
    let rows: Vec<Row> = select_unacknowledged(message, limit).fetch_all(conn).await?;
    rows.into_iter().map(read).collect()
}

/// How the engine would find it, for tests.
pub async fn explain_unacknowledged(conn: &mut Conn, message: i64) -> Result<Vec<String>> {
    select_unacknowledged(message, 20).explain(conn).await
}

fn select_unacknowledged(message: i64, limit: u32) -> Sql {
    let awaiting = Occasion::ALL.iter().filter(|one| one.awaits_acknowledgement()).map(|one| one.name());
    let mut query = sql(WAITING);
    query.push(" WHERE message_id = ").push_bind(message).push(" AND step = 0 AND occasion IN ");
    query.push_list(awaiting);
    query.push(
        " AND (EXISTS (SELECT 1 FROM alert WHERE alert.id = policy_notice.alert_id AND alert.is_open
            AND alert.owner_id IS NULL AND alert.snoozed_until IS NULL AND alert.status = ",
    );
    query.push_bind(AlertStatus::New.name());
    query.push(
        ") OR EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = policy_notice.case_id
            AND soc_case.assignee_id IS NULL AND soc_case.deleted_at IS NULL AND soc_case.lifecycle = ",
    );
    query.push_bind(Lifecycle::Open.name());
    query.push(")) ORDER BY policy_notice.severity DESC, policy_notice.id LIMIT ").push_bind(limit);
    query
}

/// What became of notices at a step.
#[derive(Clone, Copy, Debug)]
pub struct StepDone<'a> {
    pub step: u32,
    pub state: NoticeState,
    pub reason: &'a str,
    /// The message of the step, if there was one.
    pub message: Option<i64>,
    pub now: Timestamp,
}

/// A row of the history for each of them.
pub async fn note_step(tx: &mut Tx, notices: &[PolicyNoticeId], done: StepDone<'_>) -> Result<()> {
    for chunk in chunks(notices) {
        let mut query = sql("INSERT INTO policy_notice (policy_id, policy_name, alert_id, case_id, customer_id, title,
                severity, source, occasion, at, done_at, state, reason, message_id, step)
             SELECT policy_id, policy_name, alert_id, case_id, customer_id, title, severity, source, occasion, ");
        query.push_bind(done.now).push(", ").push_bind(done.now).push(", ");
        query.push_bind(done.state.name()).push(", ").push_bind(done.reason).push(", ");
        query.push_bind(done.message).push(", ").push_bind(done.step);
        query.push(" FROM policy_notice WHERE id IN ").push_list(chunk.iter().copied());
        query.push(" ORDER BY id");
        query.execute(tx).await?;
    }
    Ok(())
}
