//! Adding, changing and removing entries.

use crate::{
    Locked, Result, Tx,
    query::sql,
    removal,
    search::{self, Words},
    versioned::{self, json},
};
use argus_domain::{
    CaseId, TimelineEntryId, Timestamp, UserId,
    search::SearchKind,
    timeline::{NewTimelineEntry, TimelineEntry, TimelineTime},
    version::FieldVersions,
};

#[derive(Clone, Copy, Debug)]
pub struct InsertEntry<'a> {
    pub case: CaseId,
    pub new: &'a NewTimelineEntry,
    pub time: &'a TimelineTime,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

/// Without what it is linked to.
pub async fn insert(
    tx: &mut Tx,
    InsertEntry { case, new, time, by, now }: InsertEntry<'_>,
) -> Result<TimelineEntryId> {
    let (id,): (i64,) = sql("INSERT INTO timeline_entry
            (case_id, at, local_time, zone, title, description, source, category, tags, flagged, in_summary,
             added_at, added_by, updated_at, updated_by, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13, 1, '{}') RETURNING id")
    .bind(case)
    .bind(time.at)
    .bind(time.local.as_str())
    .bind(time.zone.as_str())
    .bind(new.title.as_str())
    .bind(new.description.as_str())
    .bind(new.source.as_str())
    .bind(new.category.name())
    .bind(json(&new.tags)?)
    .bind(new.flagged)
    .bind(new.in_summary)
    .bind(now)
    .bind(by)
    .fetch_one(tx)
    .await?;
    search::follow(tx, SearchKind::Timeline, id, Words::new()).await?;
    Ok(TimelineEntryId(id))
}

/// Call it before reading the entry.
pub async fn lock(tx: &mut Tx, id: TimelineEntryId) -> Result<Option<Locked>> {
    versioned::lock(tx, "timeline_entry", id).await
}

/// Writes all of a locked entry but what it is linked to, as its next version.
pub async fn update(
    tx: &mut Tx,
    entry: &TimelineEntry,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Timeline, entry.id.0).await?;
    sql("UPDATE timeline_entry SET version = version + 1, at = $1, local_time = $2, zone = $3, title = $4,
            description = $5, source = $6, category = $7, tags = $8, flagged = $9, in_summary = $10,
            field_versions = $11, updated_at = $12, updated_by = $13
         WHERE id = $14")
    .bind(entry.time.at)
    .bind(entry.time.local.as_str())
    .bind(entry.time.zone.as_str())
    .bind(entry.title.as_str())
    .bind(entry.description.as_str())
    .bind(entry.source.as_str())
    .bind(entry.category.name())
    .bind(json(&entry.tags)?)
    .bind(entry.flagged)
    .bind(entry.in_summary)
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(entry.id)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Timeline, entry.id.0, words).await
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: TimelineEntryId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Timeline, id.0, now).await
}

/// With all that it had.
pub async fn restore(tx: &mut Tx, id: TimelineEntryId) -> Result<()> {
    removal::restore(tx, SearchKind::Timeline, id.0).await
}
