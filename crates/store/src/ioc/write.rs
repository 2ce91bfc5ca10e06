//! Adding, changing and removing indicators.

use super::folded;
use crate::{
    Locked, Result, Tx,
    query::sql,
    removal,
    search::{self, Words},
    versioned::{self, json},
};
use argus_domain::{
    CaseId, IocId, Timestamp, UserId,
    ioc::{Ioc, IocKind, NewIoc},
    search::SearchKind,
    version::FieldVersions,
};

#[derive(Clone, Copy, Debug)]
pub struct InsertIoc<'a> {
    pub case: CaseId,
    pub new: &'a NewIoc,
    pub kind: IocKind,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

/// `None` where the case has that value of that type already.
pub async fn insert(tx: &mut Tx, row: InsertIoc<'_>) -> Result<Option<IocId>> {
    let InsertIoc { case, new, kind, by, now } = row;
    let added: Option<(i64,)> = sql("INSERT INTO ioc
            (case_id, value, folded, kind, tlp, description, tags, added_at, added_by, updated_at, updated_by,
             version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9, 1, '{}')
         ON CONFLICT (case_id, kind, folded) WHERE deleted_at IS NULL DO NOTHING RETURNING id")
    .bind(case)
    .bind(new.value.as_str())
    .bind(folded(&new.value))
    .bind(kind.name())
    .bind(new.tlp.name())
    .bind(new.description.as_str())
    .bind(json(&new.tags)?)
    .bind(now)
    .bind(by)
    .fetch_optional(tx)
    .await?;
    if let Some((id,)) = added {
        search::follow(tx, SearchKind::Ioc, id, Words::new()).await?;
    }
    Ok(added.map(|(id,)| IocId(id)))
}

/// Call it before reading the indicator.
pub async fn lock(tx: &mut Tx, id: IocId) -> Result<Option<Locked>> {
    versioned::lock(tx, "ioc", id).await
}

/// Writes all of a locked indicator, as its next version. Fails with [`crate::StoreError::Exists`] where the case
/// has that value of that type already.
pub async fn update(
    tx: &mut Tx,
    ioc: &Ioc,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Ioc, ioc.id.0).await?;
    sql("UPDATE ioc SET version = version + 1, value = $1, folded = $2, kind = $3, tlp = $4, description = $5,
            tags = $6, field_versions = $7, updated_at = $8, updated_by = $9
         WHERE id = $10")
    .bind(ioc.value.as_str())
    .bind(folded(&ioc.value))
    .bind(ioc.kind.name())
    .bind(ioc.tlp.name())
    .bind(ioc.description.as_str())
    .bind(json(&ioc.tags)?)
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(ioc.id)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Ioc, ioc.id.0, words).await
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: IocId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Ioc, id.0, now).await
}

/// With all that it had. Fails with [`crate::StoreError::Exists`] where the case has that value of that type again.
pub async fn restore(tx: &mut Tx, id: IocId) -> Result<()> {
    removal::restore(tx, SearchKind::Ioc, id.0).await
}
