//! Adding rows to the log.

use crate::{Result, Tx, query::sql};
use argus_domain::{ActivityId, CaseId, CustomerId, Timestamp, UserId, activity::Via};

/// A row to add.
#[derive(Clone, Debug)]
pub struct NewActivity<'a> {
    pub at: Timestamp,
    pub user: Option<UserId>,
    pub user_name: &'a str,
    pub via: Via,
    pub customer: Option<CustomerId>,
    pub case: Option<CaseId>,
    /// For programs: `case.create`.
    pub action: &'a str,
    /// For people.
    pub text: &'a str,
    /// Before and after, as JSON.
    pub detail: &'a str,
    /// Whether somebody wrote it himself.
    pub manual: bool,
}

/// The end of the chain, locked until the transaction ends.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: ActivityId,
    pub previous_hash: Vec<u8>,
}

/// Takes the next number. Concurrent writers wait here, so call it as late in a transaction as possible.
pub async fn next(tx: &mut Tx) -> Result<Head> {
    let (id, previous_hash): (i64, Vec<u8>) =
        sql("UPDATE activity_head SET last_id = last_id + 1 WHERE only_row = 1 RETURNING last_id, hash")
            .fetch_one(tx)
            .await?;
    Ok(Head { id: ActivityId(id), previous_hash })
}

pub async fn append(tx: &mut Tx, id: ActivityId, new: &NewActivity<'_>, hash: &[u8]) -> Result<()> {
    sql("INSERT INTO activity (id, at, user_id, user_name, via, customer_id, case_id, action, text, detail, hash,
            manual)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
    .bind(id)
    .bind(new.at)
    .bind(new.user)
    .bind(new.user_name)
    .bind(new.via.name())
    .bind(new.customer)
    .bind(new.case)
    .bind(new.action)
    .bind(new.text)
    .bind(new.detail)
    .bind(hash)
    .bind(new.manual)
    .execute(tx)
    .await?;
    sql("UPDATE activity_head SET hash = $1 WHERE only_row = 1").bind(hash).execute(tx).await?;
    Ok(())
}
