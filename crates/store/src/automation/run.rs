//! What rules did.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, sql},
    versioned::json,
};
use argus_domain::{
    AutomationRuleId, AutomationRunId, CaseId, CustomerId, Timestamp,
    automation::{ActionResult, Run, RunFilter, RunOutcome},
    criteria::Page,
};

#[derive(Clone, Copy, Debug)]
pub struct NewRun<'a> {
    pub rule: AutomationRuleId,
    pub rule_name: &'a str,
    pub case: CaseId,
    pub customer: CustomerId,
    pub at: Timestamp,
    pub cause: &'a str,
    pub outcome: RunOutcome,
    pub reason: Option<&'a str>,
}

/// Before its actions, so that it stands before the runs that they cause.
pub async fn insert_run(tx: &mut Tx, new: NewRun<'_>) -> Result<AutomationRunId> {
    let (id,): (i64,) = sql("INSERT INTO automation_run
            (rule_id, rule_name, case_id, customer_id, at, cause, outcome, reason, actions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '[]') RETURNING id")
    .bind(new.rule)
    .bind(new.rule_name)
    .bind(new.case)
    .bind(new.customer)
    .bind(new.at)
    .bind(new.cause)
    .bind(new.outcome.name())
    .bind(new.reason)
    .fetch_one(tx)
    .await?;
    Ok(AutomationRunId(id))
}

/// What came of its actions.
pub async fn finish(
    tx: &mut Tx,
    id: AutomationRunId,
    outcome: RunOutcome,
    actions: &[ActionResult],
) -> Result<()> {
    sql("UPDATE automation_run SET outcome = $1, actions = $2 WHERE id = $3")
        .bind(outcome.name())
        .bind(json(&actions)?)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    rule_id: i64,
    rule_name: String,
    case_id: i64,
    case_name: String,
    at: i64,
    cause: String,
    outcome: String,
    reason: Option<String>,
    actions: String,
}

/// The newest first. Uses automation_run_rule, automation_run_case, automation_run_outcome or the table's own order.
pub async fn runs(
    conn: &mut Conn,
    scope: &Scope,
    filter: RunFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Run>> {
    let total =
        total(count(conn, condition(scope, filter).wrapped("SELECT 1 FROM automation_run", "")).await?);
    let rows: Vec<Row> = page(scope, filter, limit, offset)
        .wrapped(
            "SELECT automation_run.id, rule_id, rule_name, case_id, soc_case.name AS case_name, at, cause,
                automation_run.outcome, reason, actions
             FROM automation_run JOIN soc_case ON soc_case.id = case_id WHERE automation_run.id IN (SELECT id FROM (",
            ") page) ORDER BY automation_run.id DESC",
        )
        .fetch_all(conn)
        .await?;
    Ok(Page { rows: rows.into_iter().map(run).collect::<Result<_>>()?, total })
}

fn page(scope: &Scope, filter: RunFilter, limit: u32, offset: u32) -> Sql {
    let mut page =
        condition(scope, filter).wrapped("SELECT id FROM automation_run", " ORDER BY id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

fn condition(scope: &Scope, filter: RunFilter) -> Sql {
    let mut condition = sql(" WHERE 1 = 1");
    condition.push(" AND EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = automation_run.case_id");
    and_case_in_scope(&mut condition, scope);
    condition.push(")");
    if let Some(rule) = filter.rule {
        condition.push(" AND rule_id = ").push_bind(rule);
    }
    if let Some(case) = filter.case {
        condition.push(" AND case_id = ").push_bind(case);
    }
    if let Some(outcome) = filter.outcome {
        condition.push(" AND outcome = ").push_bind(outcome.name());
    }
    condition
}

fn run(row: Row) -> Result<Run> {
    Ok(Run {
        id: AutomationRunId(row.id),
        rule: AutomationRuleId(row.rule_id),
        rule_name: row.rule_name,
        case: CaseId(row.case_id),
        case_title: format!("#{} – {}", row.case_id, row.case_name),
        at: Timestamp::clamped(row.at),
        cause: row.cause,
        outcome: RunOutcome::named(&row.outcome).ok_or_else(|| StoreError::corrupt(row.outcome))?,
        reason: row.reason,
        actions: serde_json::from_str(&row.actions).map_err(StoreError::corrupt)?,
    })
}
