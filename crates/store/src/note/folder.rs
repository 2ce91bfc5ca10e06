//! Folders of notes.

use crate::{Conn, Result, Scope, Tx, case::access::and_case_in_scope, query::sql};
use argus_domain::{CaseId, NoteFolderId, note::NoteFolder};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    parent_id: Option<i64>,
    name: String,
}

fn folder_of(row: Row) -> NoteFolder {
    NoteFolder { id: NoteFolderId(row.id), parent: row.parent_id.map(NoteFolderId), name: row.name }
}

/// Of a case that may be seen, by name.
pub async fn folders(conn: &mut Conn, case: CaseId) -> Result<Vec<NoteFolder>> {
    let rows: Vec<Row> =
        sql("SELECT id, parent_id, name FROM note_folder WHERE case_id = $1 ORDER BY LOWER(name), id")
            .bind(case)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(folder_of).collect())
}

/// With the case that it belongs to.
pub async fn folder(
    conn: &mut Conn,
    scope: &Scope,
    id: NoteFolderId,
) -> Result<Option<(CaseId, NoteFolder)>> {
    let mut query = sql("SELECT case_id, note_folder.id, parent_id, note_folder.name FROM note_folder
        JOIN soc_case ON soc_case.id = note_folder.case_id WHERE note_folder.id = ");
    query.push_bind(id);
    and_case_in_scope(&mut query, scope);
    let row: Option<(i64, i64, Option<i64>, String)> = query.fetch_optional(conn).await?;
    Ok(row.map(|(case, id, parent_id, name)| (CaseId(case), folder_of(Row { id, parent_id, name }))))
}

pub async fn add_folder(
    tx: &mut Tx,
    case: CaseId,
    parent: Option<NoteFolderId>,
    name: &str,
) -> Result<NoteFolderId> {
    let (id,): (i64,) =
        sql("INSERT INTO note_folder (case_id, parent_id, name) VALUES ($1, $2, $3) RETURNING id")
            .bind(case)
            .bind(parent)
            .bind(name)
            .fetch_one(tx)
            .await?;
    Ok(NoteFolderId(id))
}

pub async fn change_folder(tx: &mut Tx, folder: &NoteFolder) -> Result<()> {
    sql("UPDATE note_folder SET parent_id = $1, name = $2 WHERE id = $3")
        .bind(folder.parent)
        .bind(folder.name.as_str())
        .bind(folder.id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Whether neither a note that is there nor a folder lies in it.
pub async fn is_empty(conn: &mut Conn, id: NoteFolderId) -> Result<bool> {
    let within: Option<(i64,)> = sql("SELECT id FROM note WHERE folder_id = $1 AND deleted_at IS NULL
         UNION ALL SELECT id FROM note_folder WHERE parent_id = $1 LIMIT 1")
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(within.is_none())
}

/// An empty one. Notes that were removed from it lie in none if they are restored.
pub async fn remove_folder(tx: &mut Tx, id: NoteFolderId) -> Result<()> {
    sql("UPDATE note SET folder_id = NULL WHERE folder_id = $1").bind(id).execute(tx).await?;
    sql("DELETE FROM note_folder WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
