//! What notes said before.

use crate::{Conn, Result, Tx, query::sql, user::person};
use argus_domain::{
    NoteId, Timestamp, UserId,
    note::{Note, NoteRevision},
};

type Row = (i64, i64, Option<i64>, Option<String>, String);

/// Of a note that may be seen, the newest first. Of the very newest the text is the note's own.
pub async fn revisions(conn: &mut Conn, note: NoteId, limit: u32) -> Result<Vec<NoteRevision>> {
    let rows: Vec<Row> = sql("SELECT number, at, by_user, app_user.name, title FROM note_revision
             LEFT JOIN app_user ON app_user.id = by_user WHERE note_id = $1 ORDER BY number DESC LIMIT $2")
    .bind(note)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    let revision = |(number, at, by, name, title): Row| NoteRevision {
        number,
        at: Timestamp::clamped(at),
        by: person(by, name),
        title,
    };
    Ok(rows.into_iter().map(revision).collect())
}

/// Title and text of one.
pub async fn revision(conn: &mut Conn, note: NoteId, number: i64) -> Result<Option<(String, String)>> {
    sql("SELECT title, text FROM note_revision WHERE note_id = $1 AND number = $2")
        .bind(note)
        .bind(number)
        .fetch_optional(conn)
        .await
}

/// Keeps what a note says in its version. Somebody who goes on writing, and nobody in between, is one revision:
/// his earlier one is replaced if it began after `since`.
pub(super) async fn keep(
    tx: &mut Tx,
    note: &Note,
    number: i64,
    by: Option<UserId>,
    now: Timestamp,
    since: Timestamp,
) -> Result<()> {
    let last: Option<(i64, i64, Option<i64>)> =
        sql("SELECT number, at, by_user FROM note_revision WHERE note_id = $1 ORDER BY number DESC LIMIT 1")
            .bind(note.summary.id)
            .fetch_optional(tx)
            .await?;
    let goes_on =
        last.filter(|(number, at, who)| *number > 1 && *at >= since.millis() && *who == by.map(|by| by.0));
    let at = goes_on.map_or(now.millis(), |(_, at, _)| at);
    if let Some((replaced, ..)) = goes_on {
        sql("DELETE FROM note_revision WHERE note_id = $1 AND number = $2")
            .bind(note.summary.id)
            .bind(replaced)
            .execute(tx)
            .await?;
    }
    sql("INSERT INTO note_revision (note_id, number, at, by_user, title, text)
         VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(note.summary.id)
    .bind(number)
    .bind(at)
    .bind(by)
    .bind(note.summary.title.as_str())
    .bind(note.text.as_str())
    .execute(tx)
    .await?;
    Ok(())
}
