//! Cases that are in a state for long: each stay is judged once for each rule, in the order of its beginning.

use crate::{
    Conn, Result, Tx,
    query::{Sql, sql},
};
use argus_domain::{AutomationRuleId, CaseId, StateId, Timestamp};

/// How far a rule has judged the stays in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    pub since: Timestamp,
    pub case: CaseId,
}

/// A case, and since when it is in its state.
pub type Stay = Reached;

/// `None` before the first.
pub async fn reached(conn: &mut Conn, rule: AutomationRuleId, state: StateId) -> Result<Option<Reached>> {
    let row: Option<(i64, i64)> =
        sql("SELECT state_at, case_id FROM automation_timer WHERE rule_id = $1 AND state_id = $2")
            .bind(rule)
            .bind(state)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(stay))
}

/// Moves on from where one looked last: `false` if somebody else did so first. Others wait until the transaction
/// ends, and then see that.
pub async fn advance(
    tx: &mut Tx,
    rule: AutomationRuleId,
    state: StateId,
    from: Option<Reached>,
    to: Reached,
) -> Result<bool> {
    let moved = match from {
        None => sql("INSERT INTO automation_timer (rule_id, state_id, state_at, case_id)
                 VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"),
        Some(_) => sql("UPDATE automation_timer SET state_at = $3, case_id = $4
                 WHERE rule_id = $1 AND state_id = $2 AND state_at = $5 AND case_id = $6"),
    };
    let moved = moved.bind(rule).bind(state).bind(to.since).bind(to.case);
    let moved = match from {
        None => moved,
        Some(from) => moved.bind(from.since).bind(from.case),
    };
    Ok(moved.execute(tx).await? > 0)
}

/// A rule that was saved or turned on begins anew.
pub async fn forget(tx: &mut Tx, rule: AutomationRuleId) -> Result<()> {
    sql("DELETE FROM automation_timer WHERE rule_id = $1").bind(rule).execute(tx).await?;
    Ok(())
}

/// The stays that began after `after`, at `until` at the latest, the oldest first. Uses soc_case_state_at.
pub async fn overdue(
    conn: &mut Conn,
    state: StateId,
    after: Reached,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<Stay>> {
    let rows: Vec<(i64, i64)> = select(state, after, until, limit).fetch_all(conn).await?;
    Ok(rows.into_iter().map(stay).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_overdue(conn: &mut Conn, state: StateId, until: Timestamp) -> Result<Vec<String>> {
    let after = Reached { since: Timestamp::MIN, case: CaseId(0) };
    select(state, after, until, 50).explain(conn).await
}

fn select(state: StateId, after: Reached, until: Timestamp, limit: u32) -> Sql {
    sql("SELECT state_at, id FROM soc_case
         WHERE state_id = $1 AND (state_at, id) > ($2, $3) AND state_at <= $4
         ORDER BY state_at, id LIMIT $5")
    .bind(state)
    .bind(after.since)
    .bind(after.case)
    .bind(until)
    .bind(limit)
}

/// Whether a locked case is still in the stay that was found.
pub async fn still_since(tx: &mut Tx, state: StateId, stay: Stay) -> Result<bool> {
    let (still,): (bool,) =
        sql("SELECT EXISTS (SELECT 1 FROM soc_case WHERE id = $1 AND state_id = $2 AND state_at = $3)")
            .bind(stay.case)
            .bind(state)
            .bind(stay.since)
            .fetch_one(tx)
            .await?;
    Ok(still)
}

fn stay((since, case): (i64, i64)) -> Stay {
    Stay { since: Timestamp::clamped(since), case: CaseId(case) }
}
