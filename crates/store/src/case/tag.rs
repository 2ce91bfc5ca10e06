//! Tags of cases.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
    search,
    user::doer,
};
use argus_domain::{
    CaseId, Timestamp, UserId,
    case::{CaseTag, TagRecord},
    search::SearchKind,
};
use std::collections::HashMap;

pub(crate) async fn tags_of(conn: &mut Conn, cases: &[CaseId]) -> Result<HashMap<CaseId, Vec<CaseTag>>> {
    let mut tags: HashMap<CaseId, Vec<CaseTag>> = HashMap::new();
    for chunk in chunks(cases) {
        let mut query = sql("SELECT case_id, tag_key, tag_value FROM case_tag WHERE case_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY case_id, tag_key, tag_value");
        let rows: Vec<(i64, String, String)> = query.fetch_all(conn).await?;
        for (case, key, value) in rows {
            let tag = CaseTag::new(&key, &value).map_err(StoreError::corrupt)?;
            tags.entry(CaseId(case)).or_default().push(tag);
        }
    }
    Ok(tags)
}

#[derive(sqlx::FromRow)]
struct RecordRow {
    tag_key: String,
    tag_value: String,
    added_at: i64,
    id: Option<i64>,
    login: Option<String>,
    name: Option<String>,
}

/// In order.
pub async fn tag_records(conn: &mut Conn, case: CaseId) -> Result<Vec<TagRecord>> {
    let rows: Vec<RecordRow> =
        sql("SELECT tag_key, tag_value, added_at, app_user.id, login, name FROM case_tag
             LEFT JOIN app_user ON app_user.id = added_by
             WHERE case_id = $1 ORDER BY tag_key, tag_value")
        .bind(case)
        .fetch_all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(TagRecord {
                tag: CaseTag::new(&row.tag_key, &row.tag_value).map_err(StoreError::corrupt)?,
                added: Timestamp::clamped(row.added_at),
                added_by: doer(row.id, row.login, row.name),
            })
        })
        .collect()
}

/// Makes these the case's tags. Those that it had keep when and by whom they were added.
pub async fn set_tags(
    tx: &mut Tx,
    case: CaseId,
    wanted: &[CaseTag],
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Case, case.0).await?;
    let had = tags_of(tx, &[case]).await?.remove(&case).unwrap_or_default();
    for tag in had.iter().filter(|tag| !wanted.contains(tag)) {
        sql("DELETE FROM case_tag WHERE case_id = $1 AND tag_key = $2 AND tag_value = $3")
            .bind(case)
            .bind(tag.key.as_str())
            .bind(tag.value.as_str())
            .execute(tx)
            .await?;
    }
    for tag in wanted.iter().filter(|tag| !had.contains(tag)) {
        sql("INSERT INTO case_tag (case_id, tag_key, tag_value, added_at, added_by)
             VALUES ($1, $2, $3, $4, $5)")
        .bind(case)
        .bind(tag.key.as_str())
        .bind(tag.value.as_str())
        .bind(now)
        .bind(by)
        .execute(tx)
        .await?;
    }
    search::follow(tx, SearchKind::Case, case.0, words).await
}
