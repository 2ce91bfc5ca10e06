//! Opening a case.

use super::update::folded;
use crate::{
    Result, Tx,
    query::sql,
    search::{self, Words},
};
use argus_domain::{CaseId, CustomerId, Severity, StateId, Timestamp, UserId, search::SearchKind};

#[derive(Clone, Debug)]
pub struct InsertCase<'a> {
    pub customer: CustomerId,
    pub name: &'a str,
    pub description: &'a str,
    pub severity: Severity,
    pub classification: Option<&'a str>,
    /// What it is worked on as part of.
    pub service: &'a str,
    pub soc_ticket: Option<&'a str>,
    /// An open one.
    pub state: StateId,
    pub opened_by: UserId,
    pub now: Timestamp,
    /// The number, if that was given away before.
    pub id: Option<CaseId>,
}

/// Whoever opens it owns it.
pub async fn insert(tx: &mut Tx, new: &InsertCase<'_>) -> Result<CaseId> {
    let (number, value) = if new.id.is_some() { ("id, ", "$12, ") } else { ("", "") };
    let mut query = sql(format!(
        "INSERT INTO soc_case
            ({number}customer_id, name, description, lifecycle, state_id, classification, soc_ticket, opened_at,
             opened_by, owner_id, updated_at, updated_by, severity, state_at, folded, service, version)
         VALUES ({value}$1, $2, $3, 'open', $4, $5, $6, $7, $8, $8, $7, $8, $9, $7, $10, $11, 1) RETURNING id"
    ))
    .bind(new.customer)
    .bind(new.name)
    .bind(new.description)
    .bind(new.state)
    .bind(new.classification)
    .bind(new.soc_ticket)
    .bind(new.now)
    .bind(new.opened_by)
    .bind(new.severity)
    .bind(folded(new.name, new.soc_ticket))
    .bind(new.service);
    if let Some(id) = new.id {
        query = query.bind(id);
    }
    let (id,): (i64,) = query.fetch_one(tx).await?;
    search::follow(tx, SearchKind::Case, id, Words::new()).await?;
    Ok(CaseId(id))
}
