//! Reading comments.

use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, sql},
    user::person,
};
use argus_domain::{CaseId, CommentId, Timestamp, comment::Comment, criteria::Page};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    text: String,
    added_at: i64,
    added_by: Option<i64>,
    adder_name: Option<String>,
    edited_at: Option<i64>,
    version: i64,
    internal: bool,
}

const SELECT: &str = "SELECT case_comment.id, case_id, text, added_at, added_by, adder.name AS adder_name,
        edited_at, case_comment.version, internal
    FROM case_comment LEFT JOIN app_user AS adder ON adder.id = added_by";

async fn comments(conn: &mut Conn, query: Sql) -> Result<Vec<Comment>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let comment = |row: Row| Comment {
        id: CommentId(row.id),
        case: CaseId(row.case_id),
        text: row.text,
        added: Timestamp::clamped(row.added_at),
        added_by: person(row.added_by, row.adder_name),
        edited: row.edited_at.map(Timestamp::clamped),
        version: row.version,
        internal: row.internal,
    };
    Ok(rows.into_iter().map(comment).collect())
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: CommentId) -> Result<Option<Comment>> {
    one(conn, scope, id, " AND case_comment.deleted_at IS NULL").await
}

/// One that was removed.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: CommentId) -> Result<Option<Comment>> {
    one(conn, scope, id, " AND case_comment.deleted_at IS NOT NULL").await
}

async fn one(conn: &mut Conn, scope: &Scope, id: CommentId, condition: &str) -> Result<Option<Comment>> {
    let mut query = sql(SELECT);
    query.push(" JOIN soc_case ON soc_case.id = case_id WHERE case_comment.id = ").push_bind(id);
    query.push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(comments(conn, query).await?.pop())
}

/// Of a case that may be seen, the newest first, with internal ones for those who may see them. Uses
/// case_comment_case.
pub async fn list(
    conn: &mut Conn,
    case: CaseId,
    internal: bool,
    limit: u32,
    offset: u32,
) -> Result<Page<Comment>> {
    let mut condition = sql(" WHERE case_id = ");
    condition.push_bind(case).push(" AND case_comment.deleted_at IS NULL");
    if !internal {
        condition.push(" AND NOT internal");
    }
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM case_comment", "")).await?);
    let mut query = condition.wrapped(SELECT, " ORDER BY case_comment.id DESC LIMIT ");
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(Page { rows: comments(conn, query).await?, total })
}

/// Of a case that may be seen, those after one of them; the oldest first. Uses case_comment_case.
pub async fn after(
    conn: &mut Conn,
    case: CaseId,
    after: Option<CommentId>,
    limit: u32,
) -> Result<Vec<Comment>> {
    let mut query = sql(SELECT);
    query.push(" WHERE case_id = ").push_bind(case).push(" AND deleted_at IS NULL AND case_comment.id > ");
    query.push_bind(after.unwrap_or(CommentId(0))).push(" ORDER BY case_comment.id LIMIT ").push_bind(limit);
    comments(conn, query).await
}
