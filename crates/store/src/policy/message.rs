//! What policies told.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{ChannelId, PolicyId, Timestamp, UserId};

#[derive(Clone, Copy, Debug)]
pub struct NewMessage {
    pub policy: PolicyId,
    /// Of how many alerts and cases.
    pub notices: u64,
    pub now: Timestamp,
}

pub async fn insert_message(tx: &mut Tx, new: NewMessage) -> Result<i64> {
    let (id,): (i64,) =
        sql("INSERT INTO policy_message (policy_id, notices, at) VALUES ($1, $2, $3) RETURNING id")
            .bind(new.policy)
            .bind(i64::try_from(new.notices).unwrap_or(i64::MAX))
            .bind(new.now)
            .fetch_one(tx)
            .await?;
    Ok(id)
}

/// Whom a message went to: channels, and people in Argus; each once.
pub async fn note_told(tx: &mut Tx, message: i64, channels: &[ChannelId], people: &[UserId]) -> Result<()> {
    let channels = channels.iter().map(|id| (Some(id.0), None));
    let people = people.iter().map(|id| (None, Some(id.0)));
    let rows: Vec<(Option<i64>, Option<i64>)> = channels.chain(people).collect();
    for chunk in chunks(&rows) {
        let mut query = sql("INSERT INTO policy_told (message_id, channel_id, user_id) VALUES ");
        for (index, (channel, user)) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(message);
            query.push(", ").push_bind(*channel).push(", ").push_bind(*user).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// When a policy told the `nth` last message, if that was after `since`. Uses policy_message_policy.
pub async fn nth_last(
    conn: &mut Conn,
    policy: PolicyId,
    nth: u32,
    since: Timestamp,
) -> Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sql("SELECT at FROM policy_message WHERE policy_id = $1 AND at > $2
         ORDER BY at DESC, id DESC LIMIT 1 OFFSET $3")
    .bind(policy)
    .bind(since)
    .bind(nth.saturating_sub(1))
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(at,)| Timestamp::clamped(at)))
}

/// Forgets the oldest, a few at a time. Uses policy_message_at.
pub async fn forget_messages(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    sql("DELETE FROM policy_message WHERE id IN
            (SELECT id FROM policy_message WHERE at < $1 ORDER BY at LIMIT $2)")
    .bind(before)
    .bind(limit)
    .execute(tx)
    .await
}
