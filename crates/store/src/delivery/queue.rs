//! What comes into the queue, and what leaves it for good.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    AutomationRuleId, CaseId, ChannelId, CustomerId, DeliveryId, PolicyId, Timestamp, UserId,
    channel::ChannelKind, delivery::DeliveryState,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug)]
pub struct NewDelivery<'a> {
    pub uuid: Uuid,
    pub channel: ChannelId,
    pub channel_name: &'a str,
    pub kind: ChannelKind,
    pub recipient: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// JSON.
    pub payload: &'a str,
    pub case: Option<CaseId>,
    pub customer: Option<CustomerId>,
    pub policy: Option<PolicyId>,
    /// The person whom it is for, where it is of what concerns him.
    pub user: Option<UserId>,
    /// The automation rule that sends it.
    pub rule: Option<AutomationRuleId>,
    pub cause: &'a str,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: NewDelivery<'_>) -> Result<DeliveryId> {
    let (id,): (i64,) =
        sql("INSERT INTO delivery (uuid, channel_id, channel_name, kind, recipient, subject, body,
            payload, case_id, customer_id, cause, state, tries, created_at, next_at, attempts, policy_id, user_id, rule_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $13, '[]', $14, $15, $16) RETURNING id")
        .bind(new.uuid)
        .bind(new.channel)
        .bind(new.channel_name)
        .bind(new.kind.name())
        .bind(new.recipient)
        .bind(new.subject)
        .bind(new.text)
        .bind(new.payload)
        .bind(new.case)
        .bind(new.customer)
        .bind(new.cause)
        .bind(DeliveryState::Queued.name())
        .bind(new.now)
        .bind(new.policy)
        .bind(new.user)
        .bind(new.rule)
        .fetch_one(tx)
        .await?;
    Ok(DeliveryId(id))
}

/// The state of one that nobody else changes until the transaction ends.
pub async fn lock(tx: &mut Tx, id: DeliveryId) -> Result<Option<DeliveryState>> {
    let row: Option<(String,)> = sql("UPDATE delivery SET state = state WHERE id = $1 RETURNING state")
        .bind(id)
        .fetch_optional(tx)
        .await?;
    let state = |(name,): (String,)| DeliveryState::named(&name).ok_or_else(|| StoreError::corrupt(name));
    row.map(state).transpose()
}

/// Makes it due now.
pub async fn retry(tx: &mut Tx, id: DeliveryId, now: Timestamp) -> Result<()> {
    sql("UPDATE delivery SET state = $1, next_at = $2, done_at = NULL WHERE id = $3")
        .bind(DeliveryState::Queued.name())
        .bind(now)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Whatever waits in a channel is dead from now on. Uses delivery_due.
pub async fn give_up(tx: &mut Tx, channel: ChannelId, reason: &str, now: Timestamp) -> Result<u64> {
    sql("UPDATE delivery SET state = $1, next_at = NULL, done_at = $2, error = $3
         WHERE channel_id = $4 AND next_at IS NOT NULL")
    .bind(DeliveryState::Dead.name())
    .bind(now)
    .bind(reason)
    .bind(channel)
    .execute(tx)
    .await
}

/// Those of a customer, or of none, that were done before a time. Uses delivery_done.
pub async fn expired(
    conn: &mut Conn,
    customer: Option<CustomerId>,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<DeliveryId>> {
    let mut query = sql("SELECT id FROM delivery WHERE customer_id");
    match customer {
        Some(id) => query.push(" = ").push_bind(id),
        None => query.push(" IS NULL"),
    };
    query.push(" AND done_at < ").push_bind(before).push(" ORDER BY done_at, id LIMIT ").push_bind(limit);
    let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| DeliveryId(id)).collect())
}

/// One that was made due again meanwhile stays.
pub async fn remove(tx: &mut Tx, ids: &[DeliveryId]) -> Result<u64> {
    let mut removed = 0;
    for chunk in chunks(ids) {
        let mut query = sql("DELETE FROM delivery WHERE id IN ");
        query.push_list(chunk.iter().copied()).push(" AND next_at IS NULL");
        removed += query.execute(tx).await?;
    }
    Ok(removed)
}
