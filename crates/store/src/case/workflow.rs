//! Workflows and what cases are classified by.

use crate::{Conn, Result, StoreError, query::sql};
use argus_domain::{
    CaseId, CustomerId, StateId, WorkflowId,
    automation::StateChoice,
    case::{CaseKind, CaseState, Classification, Lifecycle, Needs, Step, Workflow},
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

pub(crate) async fn workflow(conn: &mut Conn, id: i64, name: String) -> Result<Workflow> {
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

/// The one that a customer's new cases go through.
pub async fn workflow_for(conn: &mut Conn, customer: CustomerId) -> Result<Workflow> {
    let own: Option<(i64, String)> = sql("SELECT workflow.id, workflow.name FROM customer_workflow
         JOIN workflow ON workflow.id = workflow_id WHERE customer_id = $1")
    .bind(customer)
    .fetch_optional(conn)
    .await?;
    match own {
        Some((id, name)) => workflow(conn, id, name).await,
        None => workflow_of_new_cases(conn).await,
    }
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

/// Of all workflows, in their order.
pub async fn all_states(conn: &mut Conn) -> Result<Vec<StateChoice>> {
    let rows: Vec<(String, i64, String, String)> =
        sql("SELECT workflow.name, case_state.id, case_state.name, lifecycle FROM case_state
             JOIN workflow ON workflow.id = workflow_id ORDER BY workflow_id, position, case_state.id")
        .fetch_all(conn)
        .await?;
    let state = |(workflow, id, name, lifecycle): (String, i64, String, String)| {
        let lifecycle = Lifecycle::named(&lifecycle).ok_or_else(|| StoreError::corrupt(lifecycle))?;
        Ok(StateChoice { workflow, state: CaseState { id: StateId(id), name, lifecycle } })
    };
    rows.into_iter().map(state).collect()
}

/// `None` for one that was removed.
pub async fn state_name(conn: &mut Conn, id: StateId) -> Result<Option<String>> {
    let row: Option<(String,)> =
        sql("SELECT name FROM case_state WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(|(name,)| name))
}

/// Those that some case can be given: not what is retired.
pub async fn classifications(conn: &mut Conn) -> Result<Vec<Classification>> {
    let rows: Vec<(String, String)> =
        sql("SELECT name, label FROM classification WHERE NOT retired ORDER BY position, id")
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(name, label)| Classification { name, label }).collect())
}

/// Those that a case of a service and type can be given, as [`ManagedService::takes`] says.
///
/// [`ManagedService::takes`]: argus_domain::case_service::ManagedService::takes
pub async fn classifications_for(
    conn: &mut Conn,
    service: &str,
    kind: CaseKind,
) -> Result<Vec<Classification>> {
    let rows: Vec<(String, String)> = sql("SELECT name, label FROM classification WHERE NOT retired AND (
            NOT EXISTS (SELECT 1 FROM case_service_category WHERE service = $1)
            OR EXISTS (SELECT 1 FROM case_service_category
                WHERE service = $1 AND classification = classification.name AND kind = $2))
         ORDER BY position, id")
    .bind(service)
    .bind(kind.name())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(name, label)| Classification { name, label }).collect())
}

/// Those that a case can be given.
pub async fn classifications_of(conn: &mut Conn, case: CaseId) -> Result<Vec<Classification>> {
    let (service, kind): (String, String) =
        sql("SELECT service, kind FROM soc_case WHERE id = $1").bind(case).fetch_one(conn).await?;
    classifications_for(conn, &service, kind.parse().map_err(StoreError::corrupt)?).await
}
