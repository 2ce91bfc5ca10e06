//! Adding, changing and removing attachments.

use crate::{
    Locked, Result, Tx,
    query::sql,
    removal,
    search::{self, Words},
    versioned::{self, json},
};
use argus_domain::{
    AttachmentId, CaseId, Timestamp, UserId,
    attachment::{Attachment, NewAttachment},
    search::SearchKind,
    version::FieldVersions,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug)]
pub struct InsertAttachment<'a> {
    pub case: CaseId,
    pub uuid: Uuid,
    pub new: &'a NewAttachment,
    pub media_type: &'a str,
    pub size: u64,
    pub md5: &'a str,
    pub sha1: &'a str,
    pub sha256: &'a str,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, row: InsertAttachment<'_>) -> Result<AttachmentId> {
    let (id,): (i64,) = sql("INSERT INTO attachment
            (case_id, uuid, name, description, malware, media_type, size, md5, sha1, sha256, added_at, added_by,
             archive_password, origin_email, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, '{}') RETURNING id")
    .bind(row.case)
    .bind(row.uuid)
    .bind(row.new.name.as_str())
    .bind(row.new.description.as_str())
    .bind(row.new.malware)
    .bind(row.media_type)
    .bind(row.size.cast_signed())
    .bind(row.md5)
    .bind(row.sha1)
    .bind(row.sha256)
    .bind(row.now)
    .bind(row.by)
    .bind(row.new.archive_password.as_deref())
    .bind(row.new.origin_email.as_deref())
    .fetch_one(tx)
    .await?;
    search::follow(tx, SearchKind::Attachment, id, Words::new()).await?;
    Ok(AttachmentId(id))
}

/// Call it before reading the attachment.
pub async fn lock(tx: &mut Tx, id: AttachmentId) -> Result<Option<Locked>> {
    versioned::lock(tx, "attachment", id).await
}

/// Writes what can be changed of a locked attachment, as its next version.
pub async fn update(tx: &mut Tx, attachment: &Attachment, versions: &FieldVersions) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Attachment, attachment.id.0).await?;
    sql("UPDATE attachment SET version = version + 1, name = $1, description = $2, malware = $3,
            field_versions = $4
         WHERE id = $5")
    .bind(attachment.name.as_str())
    .bind(attachment.description.as_str())
    .bind(attachment.malware)
    .bind(json(versions)?)
    .bind(attachment.id)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Attachment, attachment.id.0, words).await
}

/// It is kept for a while, and no longer told.
pub async fn remove(tx: &mut Tx, id: AttachmentId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Attachment, id.0, now).await
}

pub async fn restore(tx: &mut Tx, id: AttachmentId) -> Result<()> {
    removal::restore(tx, SearchKind::Attachment, id.0).await
}
