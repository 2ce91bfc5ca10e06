//! Changing a case.

use crate::{
    Locked, Result, Tx,
    query::sql,
    search,
    versioned::{self, json},
};
use argus_domain::{CaseId, Timestamp, UserId, case::Case, search::SearchKind, version::FieldVersions};

/// Call it before reading the case: what is read before may have changed by then.
pub async fn lock(tx: &mut Tx, id: CaseId) -> Result<Option<Locked>> {
    versioned::lock(tx, "soc_case", id).await
}

/// Writes all of a locked case but its tags, as its next version.
pub async fn update(
    tx: &mut Tx,
    case: &Case,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let summary = &case.summary;
    let versions = json(versions)?;
    let words = search::words_of(tx, SearchKind::Case, summary.id.0).await?;
    sql("UPDATE soc_case SET version = version + 1, name = $1, description = $2, lifecycle = $3,
            state_id = $4, severity = $5, outcome = $6, classification = $7, soc_ticket = $8, owner_id = $9,
            assignee_id = $10, closed_at = $11, closed_by = $12, merged_into = $13, field_versions = $14,
            updated_at = $15, updated_by = $16, folded = $18, reopened = reopened OR (lifecycle = 'closed' AND $3 = 'open'),
            state_at = CASE WHEN state_id = $4 THEN state_at ELSE $15 END
         WHERE id = $17")
    .bind(summary.name.as_str())
    .bind(case.description.as_str())
    .bind(summary.state.lifecycle.name())
    .bind(summary.state.id)
    .bind(summary.severity)
    .bind(summary.outcome.map(|outcome| outcome.name()))
    .bind(summary.classification.as_deref())
    .bind(summary.soc_ticket.as_deref())
    .bind(summary.owner.as_ref().map(|person| person.id))
    .bind(summary.assignee.as_ref().map(|person| person.id))
    .bind(summary.closed)
    .bind(summary.closed_by.as_ref().map(|person| person.id))
    .bind(summary.merged_into)
    .bind(versions)
    .bind(now)
    .bind(by)
    .bind(summary.id)
    .bind(folded(&summary.name, summary.soc_ticket.as_deref()))
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Case, summary.id.0, words).await
}

/// What a text is looked for in, in lists.
pub(super) fn folded(name: &str, ticket: Option<&str>) -> String {
    format!("{name} {}", ticket.unwrap_or_default()).to_lowercase()
}

/// It is kept, and no longer told; nobody works in it any more.
pub async fn delete(tx: &mut Tx, id: CaseId, by: Option<UserId>, now: Timestamp) -> Result<()> {
    sql("UPDATE soc_case SET deleted_at = $1, deleted_by = $2 WHERE id = $3")
        .bind(now)
        .bind(by)
        .bind(id)
        .execute(tx)
        .await?;
    sql("UPDATE app_user SET current_case = NULL WHERE current_case = $1").bind(id).execute(tx).await?;
    Ok(())
}

/// Something that belongs to it was changed.
pub async fn touch(tx: &mut Tx, id: CaseId, by: Option<UserId>, now: Timestamp) -> Result<()> {
    sql("UPDATE soc_case SET updated_at = $1, updated_by = $2 WHERE id = $3")
        .bind(now)
        .bind(by)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}
