//! The cases themselves: which is merged into which, and what it was like before.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    CaseId, StateId, Timestamp, UserId,
    case::{CaseState, Lifecycle},
};

/// Where a case stands, as far as merging changes it.
#[derive(Clone, Debug)]
pub struct Standing {
    pub state: StateId,
    pub lifecycle: Lifecycle,
    pub state_since: Timestamp,
    pub closed: Option<Timestamp>,
    pub closed_by: Option<UserId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    state_id: i64,
    lifecycle: String,
    state_at: i64,
    closed_at: Option<i64>,
    closed_by: Option<i64>,
}

fn standing(row: Row) -> Result<Standing> {
    Ok(Standing {
        state: StateId(row.state_id),
        lifecycle: Lifecycle::named(&row.lifecycle).ok_or_else(|| StoreError::corrupt(row.lifecycle))?,
        state_since: Timestamp::clamped(row.state_at),
        closed: row.closed_at.map(Timestamp::clamped),
        closed_by: row.closed_by.map(UserId),
    })
}

/// Marks a locked case as merged, in a closed state if it was open, and keeps what it was like.
pub async fn merge(
    tx: &mut Tx,
    id: CaseId,
    into: CaseId,
    closed: Option<&CaseState>,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("INSERT INTO case_merge
            (case_id, into_case, merged_at, merged_by, state_id, state_at, closed_at, closed_by)
         SELECT id, $2, $3, $4, state_id, state_at, closed_at, closed_by FROM soc_case WHERE id = $1")
    .bind(id)
    .bind(into)
    .bind(now)
    .bind(by)
    .execute(tx)
    .await?;
    let row: Row =
        sql("SELECT state_id, lifecycle, state_at, closed_at, closed_by FROM soc_case WHERE id = $1")
            .bind(id)
            .fetch_one(tx)
            .await?;
    let was = standing(row)?;
    let is = match closed {
        Some(state) => Standing {
            state: state.id,
            lifecycle: state.lifecycle,
            state_since: now,
            closed: Some(now),
            closed_by: by,
        },
        None => was,
    };
    put(tx, id, Some(into), &is, by, now).await
}

/// Gives a locked case back what it was like, as far as `state` has it still. Returns where it stands then.
pub async fn take_out(
    tx: &mut Tx,
    id: CaseId,
    state: impl FnOnce(&Standing) -> CaseState,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CaseState> {
    let row: Row =
        sql("SELECT state_id, CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END AS lifecycle,
            state_at, closed_at, closed_by
         FROM case_merge WHERE case_id = $1")
        .bind(id)
        .fetch_one(tx)
        .await?;
    sql("DELETE FROM case_merge WHERE case_id = $1").bind(id).execute(tx).await?;
    let was = standing(row)?;
    let state = state(&was);
    let is = Standing { state: state.id, lifecycle: state.lifecycle, ..was };
    put(tx, id, None, &is, by, now).await?;
    Ok(state)
}

/// As the case's next version. Nobody changed a field of it, so nothing is in anybody's way afterwards.
async fn put(
    tx: &mut Tx,
    id: CaseId,
    merged_into: Option<CaseId>,
    is: &Standing,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE soc_case SET version = version + 1, merged_into = $1, state_id = $2, lifecycle = $3, state_at = $4,
            closed_at = $5, closed_by = $6, updated_at = $7, updated_by = $8
         WHERE id = $9")
    .bind(merged_into)
    .bind(is.state)
    .bind(is.lifecycle.name())
    .bind(is.state_since)
    .bind(is.closed)
    .bind(is.closed_by)
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// The cases that are merged into one, and are there still, by number. Uses case_merge_into.
pub async fn merged_into(conn: &mut Conn, id: CaseId) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> = sql("SELECT case_id FROM case_merge JOIN soc_case ON soc_case.id = case_id
         WHERE into_case = $1 AND soc_case.deleted_at IS NULL ORDER BY case_id")
    .bind(id)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| CaseId(id)).collect())
}

/// Where what belongs to a case lies now: in itself, or in the case that it was merged into, and so on.
pub async fn holder(conn: &mut Conn, id: CaseId) -> Result<CaseId> {
    let mut at = id;
    loop {
        let row: Option<(i64,)> =
            sql("SELECT into_case FROM case_merge WHERE case_id = $1").bind(at).fetch_optional(conn).await?;
        match row {
            Some((into,)) => at = CaseId(into),
            None => return Ok(at),
        }
    }
}

/// Those, and what is merged into them, and so on; also those that are deleted.
pub async fn chain(conn: &mut Conn, id: CaseId) -> Result<Vec<CaseId>> {
    let (mut all, mut next) = (Vec::new(), vec![id]);
    while !next.is_empty() {
        let mut found = Vec::new();
        for chunk in chunks(&next) {
            let mut query = sql("SELECT case_id FROM case_merge WHERE into_case IN ");
            query.push_list(chunk.iter().copied());
            let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
            found.extend(rows.into_iter().map(|(id,)| CaseId(id)));
        }
        all.extend(found.iter().copied());
        next = found;
    }
    Ok(all)
}
