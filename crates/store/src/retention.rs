//! How long events are kept, and removing those that are older.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{CustomerId, EventKey, Flags, Timestamp};

/// Days by customer; without one it holds for all who have no rule of their own.
pub async fn rules(conn: &mut Conn) -> Result<Vec<(Option<CustomerId>, u32)>> {
    let rows: Vec<(Option<i64>, i64)> =
        sql("SELECT customer_id, days FROM retention ORDER BY COALESCE(customer_id, 0)")
            .fetch_all(conn)
            .await?;
    let rule = |(customer, days): (Option<i64>, i64)| {
        (customer.map(CustomerId), u32::try_from(days).unwrap_or(u32::MAX))
    };
    Ok(rows.into_iter().map(rule).collect())
}

pub async fn set(tx: &mut Tx, customer: Option<CustomerId>, days: u32) -> Result<()> {
    sql("INSERT INTO retention (customer_id, days) VALUES ($1, $2)
         ON CONFLICT (COALESCE(customer_id, 0)) DO UPDATE SET days = excluded.days")
    .bind(customer)
    .bind(days)
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn clear(tx: &mut Tx, customer: Option<CustomerId>) -> Result<bool> {
    let mut query = sql("DELETE FROM retention WHERE COALESCE(customer_id, 0) = ");
    query.push_bind(customer.map_or(0, |id| id.0));
    Ok(query.execute(tx).await? > 0)
}

/// The oldest events of a customer with keys from `from` to below `before` that are linked to no case. Uses
/// event_customer.
pub async fn expired(
    conn: &mut Conn,
    customer: CustomerId,
    from: EventKey,
    before: EventKey,
    limit: u32,
) -> Result<Vec<EventKey>> {
    let rows: Vec<(i64,)> = sql("SELECT key FROM event
         WHERE customer_id = $1 AND key >= $2 AND key < $3 AND flags_high & $4 = 0 ORDER BY key LIMIT $5")
    .bind(customer)
    .bind(from)
    .bind(before)
    .bind(Flags::LINKED.words()[1])
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(key,)| EventKey(key)).collect())
}

/// Removes events with all that belongs to them. One that was linked to a case meanwhile stays. Returns how
/// many aggregated and raw events are gone.
pub async fn remove(tx: &mut Tx, keys: &[EventKey]) -> Result<(u64, u64)> {
    let (mut events, mut raw) = (0, 0);
    for chunk in chunks(keys) {
        let mut linked = sql("SELECT DISTINCT event_key FROM event_case WHERE event_key IN ");
        linked.push_list(chunk.iter().copied());
        let linked: Vec<(i64,)> = linked.fetch_all(tx).await?;
        let gone: Vec<EventKey> = chunk.iter().copied().filter(|key| !linked.contains(&(key.0,))).collect();
        if gone.is_empty() {
            continue;
        }
        let delete = |from: &str| {
            let mut query = sql(format!("DELETE FROM {from} IN "));
            query.push_list(gone.iter().copied());
            query
        };
        raw += delete("raw_event WHERE event_key").execute(tx).await?;
        delete("event_detail WHERE key").execute(tx).await?;
        delete("event_far WHERE key").execute(tx).await?;
        delete("event_comment WHERE event_key").execute(tx).await?;
        events += delete("event WHERE key").execute(tx).await?;
    }
    Ok((events, raw))
}

/// Notes what was removed of a customer, for the column indexes of all servers.
pub async fn note_gone(tx: &mut Tx, customer: CustomerId, before: EventKey, now: Timestamp) -> Result<()> {
    sql("INSERT INTO event_gone (customer_id, before_key, removed_at) VALUES ($1, $2, $3)")
        .bind(customer)
        .bind(before)
        .bind(now)
        .execute(tx)
        .await?;
    // An older note says nothing that this one does not.
    sql("DELETE FROM event_gone WHERE customer_id = $1 AND before_key < $2")
        .bind(customer)
        .bind(before)
        .execute(tx)
        .await?;
    Ok(())
}

/// What was removed since the note `after`: the note, the customer, and the key that the rest begins at.
pub async fn gone_since(conn: &mut Conn, after: i64) -> Result<Vec<(i64, CustomerId, EventKey)>> {
    let rows: Vec<(i64, i64, i64)> =
        sql("SELECT id, customer_id, before_key FROM event_gone WHERE id > $1 ORDER BY id LIMIT 10000")
            .bind(after)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id, customer, key)| (id, CustomerId(customer), EventKey(key))).collect())
}
