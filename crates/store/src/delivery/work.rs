//! Taking deliveries one by one, and writing what came of them.

use crate::{
    Conn, Result, StoreError, Tx, channel,
    query::{Sql, sql},
};
use argus_domain::{
    ChannelId, DeliveryId, Timestamp,
    delivery::{Attempt, DeliveryState},
};
use uuid::Uuid;

/// One that its taker has to settle before its time is over: then somebody else takes it.
#[derive(Clone, Debug)]
pub struct Taken {
    pub id: DeliveryId,
    pub uuid: Uuid,
    pub channel: ChannelId,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub payload: String,
    pub cause: String,
    pub created: Timestamp,
    /// With this one.
    pub tries: u32,
    pub attempts: Vec<Attempt>,
    /// When its taker is given up on.
    pub until: Timestamp,
}

type Row = (i64, Uuid, String, String, String, String, String, i64, i64, String);

/// The delivery of a channel that is due first, if nobody sends through the channel. Others wait for the channel's row,
/// and then see that it is taken. Uses delivery_due.
pub async fn take(tx: &mut Tx, id: ChannelId, now: Timestamp, until: Timestamp) -> Result<Option<Taken>> {
    if !channel::lease(tx, id, now, until).await? {
        return Ok(None);
    }
    let row: Option<Row> = first_due(id, now, until).fetch_optional(tx).await?;
    let Some((delivery, uuid, recipient, subject, text, payload, cause, created, tries, attempts)) = row
    else {
        channel::release(tx, id, until, now).await?;
        return Ok(None);
    };
    Ok(Some(Taken {
        id: DeliveryId(delivery),
        uuid,
        channel: id,
        recipient,
        subject,
        text,
        payload,
        cause,
        created: Timestamp::clamped(created),
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
        attempts: serde_json::from_str(&attempts).map_err(StoreError::corrupt)?,
        until,
    }))
}

fn first_due(id: ChannelId, now: Timestamp, until: Timestamp) -> Sql {
    sql("UPDATE delivery SET state = $1, tries = tries + 1, next_at = $2
         WHERE id = (SELECT id FROM delivery WHERE channel_id = $3 AND next_at IS NOT NULL AND next_at <= $4
             ORDER BY next_at, id LIMIT 1)
         RETURNING id, uuid, recipient, subject, body, payload, cause, created_at, tries, attempts")
    .bind(DeliveryState::Sending.name())
    .bind(until)
    .bind(id)
    .bind(now)
}

/// How the engine would find what is due first, for tests.
pub async fn explain_due(conn: &mut Conn, id: ChannelId, now: Timestamp) -> Result<Vec<String>> {
    first_due(id, now, now).explain(conn).await
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Settled {
    pub state: DeliveryState,
    pub next: Option<Timestamp>,
    pub error: Option<String>,
    pub attempts: Vec<Attempt>,
    pub now: Timestamp,
}

/// Ends the channel's lease, too. `false` where somebody else has taken the delivery meanwhile.
pub async fn settle(tx: &mut Tx, taken: &Taken, settled: Settled) -> Result<bool> {
    let done = settled.state.is_final().then_some(settled.now);
    let written = sql("UPDATE delivery SET state = $1, next_at = $2, done_at = $3, error = $4, attempts = $5
         WHERE id = $6 AND state = $7 AND tries = $8")
    .bind(settled.state.name())
    .bind(settled.next)
    .bind(done)
    .bind(settled.error)
    .bind(serde_json::to_string(&settled.attempts).map_err(StoreError::corrupt)?)
    .bind(taken.id)
    .bind(DeliveryState::Sending.name())
    .bind(taken.tries)
    .execute(tx)
    .await?;
    channel::release(tx, taken.channel, taken.until, settled.now).await?;
    Ok(written > 0)
}
