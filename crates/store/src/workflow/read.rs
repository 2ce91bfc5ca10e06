//! Reading workflows.

use crate::{
    Conn, Result,
    case::{statuses, workflow::workflow},
    customer,
    listing::count,
    query::{Sql, sql},
};
use argus_domain::{
    CustomerId, StateId, Timestamp, WorkflowId, event::CustomerName, workflow::ManagedWorkflow,
};

type Row = (i64, String, i64);

/// The oldest first: there are few.
pub async fn list(conn: &mut Conn, limit: u32) -> Result<Vec<ManagedWorkflow>> {
    let rows: Vec<Row> = sql("SELECT id, name, version FROM workflow ORDER BY id LIMIT $1")
        .bind(limit)
        .fetch_all(conn)
        .await?;
    let mut workflows = Vec::with_capacity(rows.len());
    for row in rows {
        workflows.push(managed(conn, row).await?);
    }
    Ok(workflows)
}

pub async fn get(conn: &mut Conn, id: WorkflowId) -> Result<Option<ManagedWorkflow>> {
    let row: Option<Row> =
        sql("SELECT id, name, version FROM workflow WHERE id = $1").bind(id).fetch_optional(conn).await?;
    match row {
        Some(row) => Ok(Some(managed(conn, row).await?)),
        None => Ok(None),
    }
}

async fn managed(conn: &mut Conn, (id, name, version): Row) -> Result<ManagedWorkflow> {
    let (oldest,): (i64,) = sql("SELECT MIN(id) FROM workflow").fetch_one(conn).await?;
    let customers: Vec<(i64,)> =
        sql("SELECT customer_id FROM customer_workflow WHERE workflow_id = $1 ORDER BY customer_id")
            .bind(id)
            .fetch_all(conn)
            .await?;
    let ids: Vec<CustomerId> = customers.into_iter().map(|(id,)| CustomerId(id)).collect();
    let customers = customer::names(conn, &ids).await?.into_iter();
    let customers = customers
        .map(|one| CustomerName { id: one.id, short_name: one.short_name, name: one.name })
        .collect();
    let workflow = workflow(conn, id, name).await?;
    let mut cases = Vec::with_capacity(workflow.steps.len());
    for step in &workflow.steps {
        cases.push(cases_in(conn, step.state.id).await?);
    }
    let statuses = statuses(conn, workflow.id).await?.into_iter().map(|(_, status)| status).collect();
    Ok(ManagedWorkflow { is_default: id == oldest, workflow, statuses, customers, cases, version })
}

/// Up to a bound. Uses soc_case_step.
pub async fn cases_in(conn: &mut Conn, state: StateId) -> Result<u64> {
    let mut query: Sql = sql("SELECT 1 FROM soc_case WHERE state_id = ");
    query.push_bind(state);
    count(conn, query).await
}

/// Who saved it last, and when: nobody if it is as it came.
pub async fn saved_by(conn: &mut Conn, id: WorkflowId) -> Result<Option<(String, Timestamp)>> {
    let row: Option<(String, i64)> = sql("SELECT app_user.name, updated_at FROM workflow
         JOIN app_user ON app_user.id = updated_by WHERE workflow.id = $1")
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(name, at)| (name, Timestamp::clamped(at))))
}
