//! What programs say of a case besides what people see on the page.

use crate::{Conn, Result, StoreError, Tx, query::sql};
use argus_domain::{
    CaseId, Severity, StateId, Timestamp, UserId, WorkflowId,
    case::{CaseCategory, CaseKind, CaseStatus},
};

/// Of a case that was just inserted.
#[derive(Clone, Copy, Debug)]
pub struct Details<'a> {
    pub kind: CaseKind,
    pub service: &'a str,
    pub severity: Severity,
    pub assignee: Option<UserId>,
    pub customer_assignee: Option<UserId>,
    pub origin_email: Option<&'a str>,
    pub is_test: bool,
}

/// With what it is now as what it was in the beginning.
pub async fn set_details(tx: &mut Tx, id: CaseId, details: &Details<'_>) -> Result<()> {
    sql(
        "UPDATE soc_case SET kind = $1, service = $2, severity = $3, initial_severity = $3, assignee_id = $4,
            customer_assignee_id = $5, origin_email = $6, is_test = $7,
            initial_status = (SELECT status FROM case_state WHERE case_state.id = soc_case.state_id)
         WHERE id = $8",
    )
    .bind(details.kind.name())
    .bind(details.service)
    .bind(details.severity)
    .bind(details.assignee)
    .bind(details.customer_assignee)
    .bind(details.origin_email)
    .bind(details.is_test)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Who works on it at the customer's, and until when it has to be done there and here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrangement {
    pub customer_assignee: Option<UserId>,
    pub customer_due: Option<Timestamp>,
    pub tech_due: Option<Timestamp>,
}

pub async fn arrangement(conn: &mut Conn, id: CaseId) -> Result<Arrangement> {
    let (customer_assignee, customer_due, tech_due): (Option<i64>, Option<i64>, Option<i64>) =
        sql("SELECT customer_assignee_id, customer_due_at, tech_due_at FROM soc_case WHERE id = $1")
            .bind(id)
            .fetch_one(conn)
            .await?;
    Ok(Arrangement {
        customer_assignee: customer_assignee.map(UserId),
        customer_due: customer_due.map(Timestamp::clamped),
        tech_due: tech_due.map(Timestamp::clamped),
    })
}

/// As the case's next version.
pub async fn set_arrangement(
    tx: &mut Tx,
    id: CaseId,
    arrangement: &Arrangement,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE soc_case SET version = version + 1, customer_assignee_id = $1, customer_due_at = $2,
            tech_due_at = $3, updated_at = $4, updated_by = $5
         WHERE id = $6")
    .bind(arrangement.customer_assignee)
    .bind(arrangement.customer_due)
    .bind(arrangement.tech_due)
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// The statuses of a workflow's states, in the order of the states.
pub async fn statuses(conn: &mut Conn, workflow: WorkflowId) -> Result<Vec<(StateId, CaseStatus)>> {
    let rows: Vec<(i64, String)> =
        sql("SELECT id, status FROM case_state WHERE workflow_id = $1 ORDER BY position, id")
            .bind(workflow)
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(id, status)| Ok((StateId(id), status.parse().map_err(StoreError::corrupt)?)))
        .collect()
}

/// All there are, by number, and whether they are retired.
pub async fn categories(conn: &mut Conn) -> Result<Vec<(CaseCategory, bool)>> {
    let rows: Vec<(i64, String, String, bool)> =
        sql("SELECT id, name, label, retired FROM classification ORDER BY id").fetch_all(conn).await?;
    let category = |(id, short_name, name, retired)| (CaseCategory { id, short_name, name }, retired);
    Ok(rows.into_iter().map(category).collect())
}

/// The classification of a number or name.
pub async fn category(conn: &mut Conn, text: &str) -> Result<Option<String>> {
    let row: Option<(String,)> =
        sql("SELECT name FROM classification WHERE LOWER(name) = $1 OR id = $2 ORDER BY id LIMIT 1")
            .bind(text.to_lowercase())
            .bind(text.parse().unwrap_or(-1_i64))
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(name,)| name))
}
