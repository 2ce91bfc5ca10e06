//! Comments as programs are told of them.

use crate::{
    Conn, Result, StoreError,
    listing::{count, total},
    query::{Sql, chunks, sql},
    user,
};
use argus_domain::{
    CaseId, CommentId, Severity, Timestamp, UserId,
    case::Person,
    comment::{Comment, CommentRecord},
    criteria::Page,
};
use std::collections::HashMap;

/// Which comments of a case, in which order.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommentSpan {
    /// Also those for whoever works on cases.
    pub internal: bool,
    /// The newest first.
    pub descending: bool,
    /// What stands before and after these in the order.
    pub before: Option<CommentId>,
    pub after: Option<CommentId>,
    pub only: Option<CommentId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    text: String,
    added_at: i64,
    added_by: Option<i64>,
    edited_at: Option<i64>,
    version: i64,
    internal: bool,
    reply_to: Option<i64>,
    origin_email: Option<String>,
    status: Option<String>,
    severity: Option<i16>,
    moved_from: Option<i64>,
}

/// Of a case that may be seen. Uses case_comment_case.
pub async fn records(
    conn: &mut Conn,
    case: CaseId,
    span: CommentSpan,
    limit: u32,
    offset: u32,
) -> Result<Page<CommentRecord>> {
    let condition = condition(case, span);
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM case_comment", "")).await?);
    let way = if span.descending { " DESC" } else { "" };
    let mut query = condition.wrapped(
        "SELECT id, case_id, text, added_at, added_by, edited_at, version, internal, reply_to, origin_email,
            status, severity, moved_from
         FROM case_comment",
        &format!(" ORDER BY id{way} LIMIT "),
    );
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut people: Vec<UserId> = rows.iter().filter_map(|row| row.added_by.map(UserId)).collect();
    people.sort_unstable();
    people.dedup();
    let people = user::doers(conn, &people).await?;
    let ids: Vec<CommentId> = rows.iter().map(|row| CommentId(row.id)).collect();
    let mut replies = replies(conn, &ids, span.internal).await?;
    let record = |row: Row| {
        let added_by = row.added_by.and_then(|id| people.get(&UserId(id)).cloned());
        let id = CommentId(row.id);
        Ok(CommentRecord {
            comment: Comment {
                id,
                case: CaseId(row.case_id),
                text: row.text,
                added: Timestamp::clamped(row.added_at),
                added_by: added_by.clone().map(|doer| Person { id: doer.id, name: doer.name }),
                edited: row.edited_at.map(Timestamp::clamped),
                version: row.version,
                internal: row.internal,
            },
            added_by,
            reply_to: row.reply_to.map(CommentId),
            replies: replies.remove(&id).unwrap_or_default(),
            origin_email: row.origin_email,
            status: row.status.map(|status| status.parse()).transpose().map_err(StoreError::corrupt)?,
            severity: row.severity.and_then(Severity::from_rank),
            moved: row.moved_from.is_some(),
        })
    };
    Ok(Page { rows: rows.into_iter().map(record).collect::<Result<_>>()?, total })
}

fn condition(case: CaseId, span: CommentSpan) -> Sql {
    let mut condition = sql(" WHERE case_id = ");
    condition.push_bind(case).push(" AND deleted_at IS NULL");
    if !span.internal {
        condition.push(" AND NOT internal");
    }
    let (before, after) = if span.descending { (" > ", " < ") } else { (" < ", " > ") };
    for (compare, id) in [(before, span.before), (after, span.after), (" = ", span.only)] {
        if let Some(id) = id {
            condition.push(" AND id").push(compare).push_bind(id);
        }
    }
    condition
}

/// What answers these, by what it answers. Uses case_comment_reply.
async fn replies(
    conn: &mut Conn,
    ids: &[CommentId],
    internal: bool,
) -> Result<HashMap<CommentId, Vec<CommentId>>> {
    let mut found: HashMap<CommentId, Vec<CommentId>> = HashMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT reply_to, id FROM case_comment WHERE reply_to IN ");
        query.push_list(chunk.iter().copied()).push(" AND deleted_at IS NULL");
        query.push(if internal { " ORDER BY id" } else { " AND NOT internal ORDER BY id" });
        for (answered, id) in query.fetch_all::<(i64, i64)>(conn).await? {
            found.entry(CommentId(answered)).or_default().push(CommentId(id));
        }
    }
    Ok(found)
}
