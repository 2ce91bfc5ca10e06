//! What people say of events: flags, severities, comments, links to cases.

use super::submit::mark_linked;
use crate::{
    Conn, Result, Scope, Tx,
    case::access::and_case_in_scope,
    query::{chunks, sql},
};
use argus_domain::{CaseId, CustomerId, EventKey, Flags, Severity, Timestamp, UserId};

/// A change to one event. What is empty or `None` leaves things as they are.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    pub enable: Flags,
    pub disable: Flags,
    pub severity: Option<Severity>,
    /// Events that are part of it get the same flags and severity.
    pub recursive: bool,
}

/// Changes flags and severity, and notes that somebody judged the event. `now` is when, `updated` its place in
/// the order of writing.
pub async fn judge(
    tx: &mut Tx,
    key: EventKey,
    judgement: &Judgement,
    now: Timestamp,
    updated: Timestamp,
) -> Result<()> {
    let ([enable_low, enable_high], [disable_low, disable_high]) =
        (judgement.enable.words(), judgement.disable.words());
    sql("UPDATE event SET flags_low = (flags_low | $1) & ~$2, flags_high = (flags_high | $3) & ~$4,
            severity = COALESCE($5, severity), assessed_at = COALESCE(assessed_at, $6), updated_at = $7
         WHERE key = $8")
    .bind(enable_low)
    .bind(disable_low)
    .bind(enable_high)
    .bind(disable_high)
    .bind(judgement.severity)
    .bind(now)
    .bind(updated)
    .bind(key)
    .execute(tx)
    .await?;
    if judgement.recursive {
        sql("UPDATE raw_event SET flags_low = (flags_low | $1) & ~$2, flags_high = (flags_high | $3) & ~$4,
                severity = COALESCE($5, severity)
             WHERE event_key = $6")
        .bind(enable_low)
        .bind(disable_low)
        .bind(enable_high)
        .bind(disable_high)
        .bind(judgement.severity)
        .bind(key)
        .execute(tx)
        .await?;
    }
    Ok(())
}

pub async fn add_comment(tx: &mut Tx, key: EventKey, user: UserId, text: &str, now: Timestamp) -> Result<()> {
    sql("INSERT INTO event_comment (event_key, at, user_id, text) VALUES ($1, $2, $3, $4)")
        .bind(key)
        .bind(now)
        .bind(user)
        .bind(text)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends an event's links to these cases, or to all of the scope.
pub async fn unlink_cases(tx: &mut Tx, scope: &Scope, key: EventKey, cases: Option<&[CaseId]>) -> Result<()> {
    match cases {
        None => {
            let mut query = sql("DELETE FROM event_case WHERE event_key = ");
            query.push_bind(key).push(" AND case_id IN (SELECT id FROM soc_case WHERE 1 = 1");
            and_case_in_scope(&mut query, scope);
            query.push(")");
            query.execute(tx).await?;
        }
        Some(cases) => {
            for case in cases {
                sql("DELETE FROM event_case WHERE event_key = $1 AND case_id = $2")
                    .bind(key)
                    .bind(*case)
                    .execute(tx)
                    .await?;
            }
        }
    }
    mark_linked(tx, key).await
}

/// What is there before a change.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub key: EventKey,
    pub customer: CustomerId,
    pub severity: Severity,
    pub flags: Flags,
    pub assessed: bool,
}

/// Of `keys`, which were found within a scope; in the order of keys.
pub async fn standing(conn: &mut Conn, keys: &[EventKey]) -> Result<Vec<Standing>> {
    let mut all = Vec::with_capacity(keys.len());
    for chunk in chunks(keys) {
        let mut query = sql("SELECT key, customer_id, severity, flags_low, flags_high, assessed_at
             FROM event WHERE key IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, i64, i16, i64, i64, Option<i64>)> = query.fetch_all(conn).await?;
        for (key, customer, severity, low, high, assessed) in rows {
            all.push(Standing {
                key: EventKey(key),
                customer: CustomerId(customer),
                severity: Severity::from_rank(severity).unwrap_or_default(),
                flags: Flags::from_words([low, high]),
                assessed: assessed.is_some(),
            });
        }
    }
    all.sort_unstable_by_key(|standing| standing.key);
    Ok(all)
}

/// Marks an event as deleted, or takes the mark back. Returns whether that changed anything.
pub async fn mark_deleted(tx: &mut Tx, key: EventKey, deleted: bool, updated: Timestamp) -> Result<bool> {
    let [_, mark] = Flags::DELETED.words();
    let changed = sql(if deleted {
        "UPDATE event SET flags_high = flags_high | $1, updated_at = $2 WHERE key = $3 AND flags_high & $1 = 0"
    } else {
        "UPDATE event SET flags_high = flags_high & ~$1, updated_at = $2 WHERE key = $3 AND flags_high & $1 <> 0"
    })
    .bind(mark)
    .bind(updated)
    .bind(key)
    .execute(tx)
    .await?;
    Ok(changed > 0)
}
