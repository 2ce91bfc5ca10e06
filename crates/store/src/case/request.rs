//! What somebody is asked to do with a case.

use crate::{Conn, Result, StoreError, Tx, query::sql, user::doers};
use argus_domain::{
    CaseId, Timestamp, UserId,
    case::{CaseFlow, CaseRequest, RequestNote},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    flow: String,
    added_at: i64,
    added_by: Option<i64>,
    comment: String,
    is_public: bool,
    external_reference: Option<String>,
    acknowledged_at: Option<i64>,
    acknowledged_by: Option<i64>,
    acknowledged_comment: String,
    acknowledged_public: bool,
}

/// The most requests of a case that are told: the newest.
const MOST: u32 = 1_000;

/// In the order of asking. Uses case_request_case.
pub async fn requests(conn: &mut Conn, case: CaseId) -> Result<Vec<CaseRequest>> {
    let rows: Vec<Row> = sql("SELECT id, flow, added_at, added_by, comment, is_public, external_reference,
            acknowledged_at, acknowledged_by, acknowledged_comment, acknowledged_public
         FROM case_request WHERE case_id = $1 ORDER BY id DESC LIMIT $2")
    .bind(case)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    let mut people: Vec<UserId> =
        rows.iter().flat_map(|row| [row.added_by, row.acknowledged_by]).flatten().map(UserId).collect();
    people.sort_unstable();
    people.dedup();
    let people = doers(conn, &people).await?;
    let who = |id: Option<i64>| id.and_then(|id| people.get(&UserId(id)).cloned());
    rows.into_iter()
        .rev()
        .map(|row| {
            Ok(CaseRequest {
                id: row.id,
                flow: row.flow.parse().map_err(StoreError::corrupt)?,
                added: Timestamp::clamped(row.added_at),
                added_by: who(row.added_by),
                comment: row.comment,
                is_public: row.is_public,
                external_reference: row.external_reference,
                acknowledged: row.acknowledged_at.map(Timestamp::clamped),
                acknowledged_by: who(row.acknowledged_by),
                acknowledged_comment: row.acknowledged_comment,
                acknowledged_public: row.acknowledged_public,
            })
        })
        .collect()
}

/// The last request of a kind, and whether nobody took notice of it yet.
pub async fn open_request(conn: &mut Conn, case: CaseId, flow: CaseFlow) -> Result<Option<(i64, bool)>> {
    let row: Option<(i64, Option<i64>)> = sql(
        "SELECT id, acknowledged_at FROM case_request WHERE flow = $1 AND case_id = $2 ORDER BY id DESC LIMIT 1",
    )
    .bind(flow.name())
    .bind(case)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(id, acknowledged)| (id, acknowledged.is_none())))
}

pub async fn add_request(
    tx: &mut Tx,
    case: CaseId,
    flow: CaseFlow,
    note: &RequestNote,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<i64> {
    let (id,): (i64,) =
        sql("INSERT INTO case_request (case_id, flow, added_at, added_by, comment, is_public,
            external_reference, acknowledged_comment, acknowledged_public)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8) RETURNING id")
        .bind(case)
        .bind(flow.name())
        .bind(now)
        .bind(by)
        .bind(note.comment.as_str())
        .bind(note.is_public)
        .bind(note.external_reference.as_deref())
        .bind(false)
        .fetch_one(tx)
        .await?;
    Ok(id)
}

pub async fn acknowledge(
    tx: &mut Tx,
    id: i64,
    note: &RequestNote,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE case_request SET acknowledged_at = $1, acknowledged_by = $2, acknowledged_comment = $3,
            acknowledged_public = $4
         WHERE id = $5")
    .bind(now)
    .bind(by)
    .bind(note.comment.as_str())
    .bind(note.is_public)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// What is `None` stays.
pub async fn amend_request(
    tx: &mut Tx,
    id: i64,
    comment: Option<&str>,
    acknowledged_comment: Option<&str>,
    external_reference: Option<&str>,
) -> Result<()> {
    sql("UPDATE case_request SET comment = COALESCE($1, comment),
            acknowledged_comment = COALESCE($2, acknowledged_comment),
            external_reference = COALESCE($3, external_reference)
         WHERE id = $4")
    .bind(comment)
    .bind(acknowledged_comment)
    .bind(external_reference)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}
