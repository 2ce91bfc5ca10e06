//! Reading attachments.

use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, chunks, sql},
    user::person,
};
use argus_domain::{AttachmentId, CaseId, Timestamp, attachment::Attachment, criteria::Page};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    uuid: Uuid,
    case_id: i64,
    name: String,
    description: String,
    media_type: String,
    size: i64,
    md5: String,
    sha1: String,
    sha256: String,
    malware: bool,
    archive_password: Option<String>,
    added_at: i64,
    added_by: Option<i64>,
    adder_name: Option<String>,
    version: i64,
}

const SELECT: &str = "SELECT attachment.id, attachment.uuid, attachment.case_id, attachment.name,
        attachment.description, attachment.media_type, attachment.size, attachment.md5, attachment.sha1,
        attachment.sha256, attachment.malware, attachment.archive_password, attachment.added_at,
        attachment.added_by,
        adder.name AS adder_name, attachment.version
    FROM attachment
    JOIN soc_case ON soc_case.id = attachment.case_id
    LEFT JOIN app_user AS adder ON adder.id = attachment.added_by";

async fn attachments(conn: &mut Conn, query: Sql) -> Result<Vec<Attachment>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let attachment = |row: Row| Attachment {
        id: AttachmentId(row.id),
        uuid: row.uuid,
        case: CaseId(row.case_id),
        name: row.name,
        description: row.description,
        media_type: row.media_type,
        size: row.size.unsigned_abs(),
        md5: row.md5,
        sha1: row.sha1,
        sha256: row.sha256,
        malware: row.malware,
        archive_password: row.archive_password,
        added: Timestamp::clamped(row.added_at),
        added_by: person(row.added_by, row.adder_name),
        version: row.version,
    };
    Ok(rows.into_iter().map(attachment).collect())
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: AttachmentId) -> Result<Option<Attachment>> {
    one(conn, scope, id, " AND attachment.deleted_at IS NULL").await
}

/// The one of a case that programs call so. Uses attachment_uuid.
pub async fn named(conn: &mut Conn, case: CaseId, uuid: Uuid) -> Result<Option<Attachment>> {
    let mut query = sql(SELECT);
    query.push(" WHERE attachment.uuid = ").push_bind(uuid).push(" AND attachment.case_id = ");
    query.push_bind(case).push(" AND attachment.deleted_at IS NULL");
    Ok(attachments(conn, query).await?.pop())
}

/// Whether a case has a file of this content. Uses attachment_case.
pub async fn has_content(conn: &mut Conn, case: CaseId, sha256: &str) -> Result<bool> {
    let row: Option<(i64,)> =
        sql("SELECT id FROM attachment WHERE case_id = $1 AND sha256 = $2 AND deleted_at IS NULL LIMIT 1")
            .bind(case)
            .bind(sha256)
            .fetch_optional(conn)
            .await?;
    Ok(row.is_some())
}

/// Where each of them was sent from, as far as that was said, and whether it came from another case.
pub async fn origins(
    conn: &mut Conn,
    ids: &[AttachmentId],
) -> Result<HashMap<AttachmentId, (Option<String>, bool)>> {
    let mut found = HashMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT id, origin_email, moved_from FROM attachment
                WHERE (origin_email IS NOT NULL OR moved_from IS NOT NULL) AND id IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, Option<String>, Option<i64>)> = query.fetch_all(conn).await?;
        let row = |(id, origin, moved): (_, _, Option<i64>)| (AttachmentId(id), (origin, moved.is_some()));
        found.extend(rows.into_iter().map(row));
    }
    Ok(found)
}

/// One that was removed, as long as it is kept.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: AttachmentId) -> Result<Option<Attachment>> {
    one(conn, scope, id, " AND attachment.deleted_at IS NOT NULL").await
}

async fn one(
    conn: &mut Conn,
    scope: &Scope,
    id: AttachmentId,
    condition: &str,
) -> Result<Option<Attachment>> {
    let mut query = sql(SELECT);
    query.push(" WHERE attachment.id = ").push_bind(id).push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(attachments(conn, query).await?.pop())
}

/// Of a case that may be seen, the newest first. Uses attachment_case.
pub async fn list(conn: &mut Conn, case: CaseId, limit: u32, offset: u32) -> Result<Page<Attachment>> {
    let mut condition = sql(" WHERE attachment.case_id = ");
    condition.push_bind(case).push(" AND attachment.deleted_at IS NULL");
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM attachment", "")).await?);
    let mut query = condition.wrapped(SELECT, " ORDER BY attachment.id DESC LIMIT ");
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(Page { rows: attachments(conn, query).await?, total })
}

/// Of a case that may be seen, those that were added after one of them; the oldest first. Uses attachment_case.
pub async fn after(
    conn: &mut Conn,
    case: CaseId,
    after: Option<AttachmentId>,
    limit: u32,
) -> Result<Vec<Attachment>> {
    let mut query = sql(SELECT);
    query.push(" WHERE attachment.case_id = ").push_bind(case);
    query.push(" AND attachment.id > ").push_bind(after.unwrap_or(AttachmentId(0)));
    query.push(" AND attachment.deleted_at IS NULL ORDER BY attachment.id LIMIT ").push_bind(limit);
    attachments(conn, query).await
}

/// What those of `ids` are called that belong to a case that may be seen.
pub async fn names(
    conn: &mut Conn,
    case: CaseId,
    ids: &[AttachmentId],
) -> Result<HashMap<AttachmentId, String>> {
    let mut names = HashMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT id, name FROM attachment WHERE id IN ");
        query.push_list(chunk.iter().copied()).push(" AND case_id = ").push_bind(case);
        query.push(" AND deleted_at IS NULL");
        let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
        names.extend(rows.into_iter().map(|(id, name)| (AttachmentId(id), name)));
    }
    Ok(names)
}

/// Those of `contents` (by SHA-256) that an attachment needs which is there, or was removed after `since`.
/// Uses attachment_content.
pub async fn in_use(conn: &mut Conn, contents: &[String], since: Timestamp) -> Result<HashSet<String>> {
    let mut found = HashSet::new();
    for chunk in chunks(contents) {
        let mut query = sql("SELECT DISTINCT sha256 FROM attachment WHERE sha256 IN ");
        query.push_list(chunk.iter().map(String::as_str)).push(" AND (deleted_at IS NULL OR deleted_at > ");
        query.push_bind(since).push(")");
        let rows: Vec<(String,)> = query.fetch_all(conn).await?;
        found.extend(rows.into_iter().map(|(sha256,)| sha256));
    }
    Ok(found)
}
