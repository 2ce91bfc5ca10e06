//! Workflows and what cases are classified by.

use crate::{Conn, Result, StoreError, query::sql};
use argus_domain::{
    StateId, WorkflowId,
    case::{CaseState, Classification, Lifecycle, Needs, Step, Workflow},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    lifecycle: String,
    needs_tasks_done: bool,
    needs_outcome: bool,
    needs_classification: bool,
}

async fn workflow(conn: &mut Conn, id: i64, name: String) -> Result<Workflow> {
    let rows: Vec<Row> =
        sql("SELECT id, name, lifecycle, needs_tasks_done, needs_outcome, needs_classification
             FROM case_state WHERE workflow_id = $1 ORDER BY position, id")
        .bind(id)
        .fetch_all(conn)
        .await?;
    let transitions: Vec<(i64, i64)> = sql("SELECT from_state, to_state FROM case_transition
         JOIN case_state ON case_state.id = from_state WHERE workflow_id = $1 ORDER BY from_state, to_state")
    .bind(id)
    .fetch_all(conn)
    .await?;
    let step = |row: Row| {
        let next = transitions.iter().filter(|(from, _)| *from == row.id).map(|(_, to)| StateId(*to));
        Ok(Step {
            next: next.collect(),
            state: CaseState {
                id: StateId(row.id),
                name: row.name,
                lifecycle: Lifecycle::named(&row.lifecycle)
                    .ok_or_else(|| StoreError::corrupt(row.lifecycle))?,
            },
            needs: Needs {
                tasks_done: row.needs_tasks_done,
                outcome: row.needs_outcome,
                classification: row.needs_classification,
            },
        })
    };
    Ok(Workflow { id: WorkflowId(id), name, steps: rows.into_iter().map(step).collect::<Result<_>>()? })
}

/// The oldest one.
pub async fn workflow_of_new_cases(conn: &mut Conn) -> Result<Workflow> {
    let (id, name): (i64, String) =
        sql("SELECT id, name FROM workflow ORDER BY id LIMIT 1").fetch_one(conn).await?;
    workflow(conn, id, name).await
}

/// The one that a state belongs to.
pub async fn workflow_with(conn: &mut Conn, state: StateId) -> Result<Workflow> {
    let (id, name): (i64, String) = sql("SELECT workflow.id, workflow.name FROM workflow
         JOIN case_state ON case_state.workflow_id = workflow.id WHERE case_state.id = $1")
    .bind(state)
    .fetch_one(conn)
    .await?;
    workflow(conn, id, name).await
}

pub async fn classifications(conn: &mut Conn) -> Result<Vec<Classification>> {
    let rows: Vec<(String, String)> =
        sql("SELECT name, label FROM classification ORDER BY position").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(name, label)| Classification { name, label }).collect())
}
