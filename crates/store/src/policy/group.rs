//! What is told together, and when.

use crate::{
    Conn, Result, Tx,
    query::{Sql, sql},
};
use argus_domain::{PolicyId, Timestamp};

/// A group that something waits in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: i64,
    pub policy: PolicyId,
    pub at: Timestamp,
}

/// The labels of what a policy tells later.
pub const LATER: &str = "";

/// Something comes into a group: it is told with what waits there; else at `due`, or when `interval` milliseconds are over
/// since something was told last.
pub async fn join(tx: &mut Tx, policy: PolicyId, labels: &str, due: Timestamp, interval: i64) -> Result<Due> {
    let (id, at): (i64, i64) = sql("INSERT INTO policy_group (policy_id, labels, due_at) VALUES ($1, $2, $3)
         ON CONFLICT (policy_id, labels) DO UPDATE SET due_at = COALESCE(policy_group.due_at,
            CASE WHEN policy_group.told_at + $4 > $3 THEN policy_group.told_at + $4 ELSE $3 END)
         RETURNING id, due_at")
    .bind(policy)
    .bind(labels)
    .bind(due)
    .bind(interval)
    .fetch_one(tx)
    .await?;
    Ok(Due { id, policy, at: Timestamp::clamped(at) })
}

/// The group of what a policy tells later. Nobody else counts or tells the messages of the policy until the transaction
/// ends.
pub async fn later(tx: &mut Tx, policy: PolicyId) -> Result<i64> {
    let (id,): (i64,) = sql("INSERT INTO policy_group (policy_id, labels) VALUES ($1, $2)
         ON CONFLICT (policy_id, labels) DO UPDATE SET labels = excluded.labels RETURNING id")
    .bind(policy)
    .bind(LATER)
    .fetch_one(tx)
    .await?;
    Ok(id)
}

/// What a policy tells later is looked at now: it may say something else than when that was put there.
pub async fn reconsider(tx: &mut Tx, policy: PolicyId, now: Timestamp) -> Result<()> {
    sql("UPDATE policy_group SET due_at = $1 WHERE policy_id = $2 AND labels = $3 AND due_at > $1")
        .bind(now)
        .bind(policy)
        .bind(LATER)
        .execute(tx)
        .await?;
    Ok(())
}

/// The groups whose time has come, the longest waiting first. Uses policy_group_due.
pub async fn due(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<Due>> {
    let rows: Vec<(i64, i64, i64)> = select(now, limit).fetch_all(conn).await?;
    let due = |(id, policy, at)| Due { id, policy: PolicyId(policy), at: Timestamp::clamped(at) };
    Ok(rows.into_iter().map(due).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_due(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>> {
    select(now, 10).explain(conn).await
}

fn select(now: Timestamp, limit: u32) -> Sql {
    sql("SELECT id, policy_id, due_at FROM policy_group WHERE due_at IS NOT NULL AND due_at <= $1
         ORDER BY due_at, id LIMIT $2")
    .bind(now)
    .bind(limit)
}

/// `false` if somebody else was faster. Others wait until the transaction ends.
pub async fn claim(tx: &mut Tx, group: &Due, now: Timestamp) -> Result<bool> {
    let claimed = sql("UPDATE policy_group SET due_at = NULL WHERE id = $1 AND due_at = $2 AND due_at <= $3")
        .bind(group.id)
        .bind(group.at)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(claimed > 0)
}

/// What waits in a group is told then, if nothing else was said.
pub async fn postpone(tx: &mut Tx, group: i64, until: Timestamp) -> Result<()> {
    sql("UPDATE policy_group SET due_at = COALESCE(due_at, $1) WHERE id = $2")
        .bind(until)
        .bind(group)
        .execute(tx)
        .await?;
    Ok(())
}

/// What waited in a claimed group was told.
pub async fn told(tx: &mut Tx, group: i64, now: Timestamp) -> Result<()> {
    sql("UPDATE policy_group SET told_at = $1 WHERE id = $2").bind(now).bind(group).execute(tx).await?;
    Ok(())
}

/// Forgets groups that nothing waits in, a few at a time. Uses policy_group_told.
pub async fn forget_told(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    sql("DELETE FROM policy_group WHERE id IN (SELECT id FROM policy_group
            WHERE due_at IS NULL AND told_at < $1 ORDER BY told_at LIMIT $2)")
    .bind(before)
    .bind(limit)
    .execute(tx)
    .await
}
