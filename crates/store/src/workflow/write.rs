//! Writing workflows.

use crate::{Result, Tx, query::sql};
use argus_domain::{
    CaseId, CustomerId, StateId, Timestamp, UserId, WorkflowId,
    case::{CaseStatus, Lifecycle, Needs},
};

/// `None` if another one has the name. It has no states yet.
pub async fn insert(tx: &mut Tx, name: &str, by: UserId, now: Timestamp) -> Result<Option<WorkflowId>> {
    let row: Option<(i64,)> = sql("INSERT INTO workflow (name, version, updated_at, updated_by)
         VALUES ($1, 0, $2, $3) ON CONFLICT (name) DO NOTHING RETURNING id")
    .bind(name)
    .bind(now)
    .bind(by)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| WorkflowId(id)))
}

/// Makes it the next version, and nobody else changes it until the transaction ends; `false` if it is another version
/// than the one that was seen.
pub async fn advance(tx: &mut Tx, id: WorkflowId, seen: i64, by: UserId, now: Timestamp) -> Result<bool> {
    let advanced = sql("UPDATE workflow SET version = version + 1, updated_at = $1, updated_by = $2
         WHERE id = $3 AND version = $4")
    .bind(now)
    .bind(by)
    .bind(id)
    .bind(seen)
    .execute(tx)
    .await?;
    Ok(advanced > 0)
}

/// The cases that are in a state: nobody else changes them until the transaction ends. Uses soc_case_step.
pub async fn lock_cases(tx: &mut Tx, state: StateId) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> = sql("UPDATE soc_case SET version = version WHERE state_id = $1 RETURNING id")
        .bind(state)
        .fetch_all(tx)
        .await?;
    let mut ids: Vec<CaseId> = rows.into_iter().map(|(id,)| CaseId(id)).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Cases that were deleted, and so are seen by nobody, go without a word. After those that are there were moved.
pub async fn move_deleted(tx: &mut Tx, from: StateId, to: StateId) -> Result<()> {
    sql("UPDATE soc_case SET state_id = $1 WHERE state_id = $2 AND deleted_at IS NOT NULL")
        .bind(to)
        .bind(from)
        .execute(tx)
        .await?;
    Ok(())
}

/// A state to write.
#[derive(Clone, Copy, Debug)]
pub struct WriteStep<'a> {
    /// Nothing for a new one.
    pub id: Option<StateId>,
    pub name: &'a str,
    pub lifecycle: Lifecycle,
    pub status: CaseStatus,
    pub needs: Needs,
    /// The places of those that may follow.
    pub next: &'a [usize],
}

/// Name, customers and states of a locked workflow. Of the states that it had, those that are not among `steps` are
/// kept for [`remove_states`], so that cases can be moved out of them. Gives the states' ids, in their order.
pub async fn write(
    tx: &mut Tx,
    id: WorkflowId,
    name: &str,
    customers: &[CustomerId],
    steps: &[WriteStep<'_>],
) -> Result<Option<Vec<StateId>>> {
    let named = sql("UPDATE workflow SET name = $1
         WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM workflow WHERE name = $1 AND id <> $2)")
    .bind(name)
    .bind(id)
    .execute(tx)
    .await?;
    if named == 0 {
        return Ok(None);
    }
    sql("DELETE FROM customer_workflow WHERE workflow_id = $1").bind(id).execute(tx).await?;
    for customer in customers {
        sql("INSERT INTO customer_workflow (customer_id, workflow_id) VALUES ($1, $2)
             ON CONFLICT (customer_id) DO UPDATE SET workflow_id = excluded.workflow_id")
        .bind(*customer)
        .bind(id)
        .execute(tx)
        .await?;
    }
    sql("DELETE FROM case_transition WHERE from_state IN (SELECT id FROM case_state WHERE workflow_id = $1)")
        .bind(id)
        .execute(tx)
        .await?;
    // Two states may swap their names; no name that somebody gives has a control character.
    sql("UPDATE case_state SET name = $1 || CAST(id AS TEXT), position = position + 1000 WHERE workflow_id = $2")
        .bind("\u{1}")
        .bind(id)
        .execute(tx)
        .await?;
    let mut ids = Vec::with_capacity(steps.len());
    for (place, step) in steps.iter().enumerate() {
        ids.push(write_step(tx, id, place as i64 + 1, *step).await?);
    }
    for (from, step) in ids.iter().zip(steps) {
        for to in step.next.iter().filter_map(|next| ids.get(*next)) {
            sql("INSERT INTO case_transition (from_state, to_state) VALUES ($1, $2)")
                .bind(*from)
                .bind(*to)
                .execute(tx)
                .await?;
        }
    }
    Ok(Some(ids))
}

async fn write_step(
    tx: &mut Tx,
    workflow: WorkflowId,
    position: i64,
    step: WriteStep<'_>,
) -> Result<StateId> {
    let WriteStep { id, name, lifecycle, status, needs, .. } = step;
    let query = match id {
        Some(_) => {
            sql("UPDATE case_state SET position = $1, name = $2, lifecycle = $3, needs_tasks_done = $4,
                needs_outcome = $5, needs_classification = $6, status = $7
             WHERE workflow_id = $8 AND id = $9 RETURNING id")
        }
        None => sql("INSERT INTO case_state
                (position, name, lifecycle, needs_tasks_done, needs_outcome, needs_classification, status,
                 workflow_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id"),
    };
    let query = query
        .bind(position)
        .bind(name)
        .bind(lifecycle.name())
        .bind(needs.tasks_done)
        .bind(needs.outcome)
        .bind(needs.classification)
        .bind(status.name())
        .bind(workflow);
    let query = match id {
        Some(id) => query.bind(id),
        None => query,
    };
    let (id,): (i64,) = query.fetch_one(tx).await?;
    Ok(StateId(id))
}

/// States that no case is in any more.
pub async fn remove_states(tx: &mut Tx, states: &[StateId]) -> Result<()> {
    for table in ["automation_timer WHERE state_id", "case_state WHERE id"] {
        let mut query = sql(format!("DELETE FROM {table} IN "));
        query.push_list(states.iter().copied());
        query.execute(tx).await?;
    }
    Ok(())
}
