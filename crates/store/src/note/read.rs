//! Reading notes.

use super::folder::folders;
use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    query::{Sql, like_pattern, sql},
    user::person,
};
use argus_domain::{
    CaseId, NoteFolderId, NoteId, Timestamp,
    note::{Note, NoteSummary, NoteTree},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    folder_id: Option<i64>,
    title: String,
    text: String,
    updated_at: i64,
    updated_by: Option<i64>,
    updater_name: Option<String>,
    version: i64,
}

/// With or without their texts, which may be long.
fn select(text: &str) -> Sql {
    sql(format!(
        "SELECT note.id, note.case_id, note.folder_id, note.title, {text} AS text, note.updated_at,
            note.updated_by, updater.name AS updater_name, note.version
         FROM note LEFT JOIN app_user AS updater ON updater.id = note.updated_by"
    ))
}

fn note(row: Row) -> Note {
    Note {
        case: CaseId(row.case_id),
        summary: NoteSummary {
            id: NoteId(row.id),
            folder: row.folder_id.map(NoteFolderId),
            title: row.title,
            updated: Timestamp::clamped(row.updated_at),
            updated_by: person(row.updated_by, row.updater_name),
        },
        text: row.text,
        version: row.version,
    }
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: NoteId) -> Result<Option<Note>> {
    one(conn, scope, id, " AND note.deleted_at IS NULL").await
}

/// One that was removed.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: NoteId) -> Result<Option<Note>> {
    one(conn, scope, id, " AND note.deleted_at IS NOT NULL").await
}

async fn one(conn: &mut Conn, scope: &Scope, id: NoteId, condition: &str) -> Result<Option<Note>> {
    let mut query = select("note.text");
    query.push(" JOIN soc_case ON soc_case.id = note.case_id WHERE note.id = ").push_bind(id);
    query.push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(query.fetch_optional::<Row>(conn).await?.map(note))
}

/// How many a case has. Uses note_case.
pub async fn count(conn: &mut Conn, case: CaseId) -> Result<usize> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM note WHERE case_id = $1 AND deleted_at IS NULL")
        .bind(case)
        .fetch_one(conn)
        .await?;
    usize::try_from(count).map_err(StoreError::corrupt)
}

/// The folders and notes of a case that may be seen, by name. Uses note_case.
pub async fn tree(conn: &mut Conn, case: CaseId) -> Result<NoteTree> {
    let mut query = select("''");
    query.push(" WHERE note.case_id = ").push_bind(case);
    query.push(" AND note.deleted_at IS NULL ORDER BY LOWER(note.title), note.id");
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let notes = rows.into_iter().map(|row| note(row).summary).collect();
    Ok(NoteTree { folders: folders(conn, case).await?, notes })
}

/// Notes of a case with `text` in title or text, the newest first. Looks through the case's own notes.
pub async fn search(conn: &mut Conn, case: CaseId, text: &str, limit: u32) -> Result<Vec<NoteSummary>> {
    let pattern = like_pattern(text);
    let mut query = select("''");
    query.push(" WHERE note.case_id = ").push_bind(case).push(" AND note.deleted_at IS NULL");
    query.push(" AND (LOWER(note.title) LIKE ").push_bind(pattern.as_str()).push(" ESCAPE '\\'");
    query.push(" OR LOWER(note.text) LIKE ").push_bind(pattern.as_str()).push(" ESCAPE '\\')");
    query.push(" ORDER BY note.updated_at DESC, note.id LIMIT ").push_bind(limit);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| note(row).summary).collect())
}
