//! A case goes to another customer, service or kind.

use crate::{Conn, Result, Tx, query::sql, search};
use argus_domain::{
    CaseId, CustomerId, Timestamp, UserId,
    case::{CaseKind, CaseState},
};

/// What it has from now on.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub customer: CustomerId,
    pub service: &'a str,
    pub kind: CaseKind,
    /// One of the customer's workflow.
    pub state: &'a CaseState,
}

/// As the next version of a locked case. What belongs to it is found among the customer's from now on.
pub async fn relocate(
    tx: &mut Tx,
    id: CaseId,
    (from, to): (CustomerId, &Place<'_>),
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql(
        "UPDATE soc_case SET version = version + 1, customer_id = $1, service = $2, kind = $3, state_id = $4,
            lifecycle = $5, updated_at = $6, updated_by = $7,
            state_at = CASE WHEN state_id = $4 THEN state_at ELSE $6 END
         WHERE id = $8",
    )
    .bind(to.customer)
    .bind(to.service)
    .bind(to.kind.name())
    .bind(to.state.id)
    .bind(to.state.lifecycle.name())
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    if from != to.customer {
        search::relocate(tx, id, from, to.customer).await?;
        sql("DELETE FROM case_contact_watcher WHERE case_id = $1").bind(id).execute(tx).await?;
    }
    Ok(())
}

/// How many events and alerts a case has that are not of a customer. Uses event_case_case and alert_case_case.
pub async fn foreign_evidence(conn: &mut Conn, id: CaseId, customer: CustomerId) -> Result<(u64, u64)> {
    let (events,): (i64,) =
        sql("SELECT COUNT(*) FROM event_case JOIN event ON event.key = event_case.event_key
         WHERE event_case.case_id = $1 AND event.customer_id <> $2")
        .bind(id)
        .bind(customer)
        .fetch_one(conn)
        .await?;
    let (alerts,): (i64,) =
        sql("SELECT COUNT(*) FROM alert_case JOIN alert ON alert.id = alert_case.alert_id
         WHERE alert_case.case_id = $1 AND alert.customer_id <> $2")
        .bind(id)
        .bind(customer)
        .fetch_one(conn)
        .await?;
    Ok((events.unsigned_abs(), alerts.unsigned_abs()))
}
