//! Writing templates. Their names are all different.

use crate::{
    Locked, Result, Tx,
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    CaseTemplateId, Timestamp, UserId,
    case_template::{CaseTemplate, TemplateBody},
    version::FieldVersions,
};

pub async fn insert(
    tx: &mut Tx,
    body: &TemplateBody,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CaseTemplateId> {
    let (id,): (i64,) = sql("INSERT INTO case_template
            (name, body, description, tasks, notes, retired, updated_at, updated_by, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, '{}') RETURNING id")
    .bind(body.name.as_str())
    .bind(json(body)?)
    .bind(body.description.as_str())
    .bind(number(body.tasks.len()))
    .bind(number(body.note_count()))
    .bind(false)
    .bind(now)
    .bind(by)
    .fetch_one(tx)
    .await?;
    Ok(CaseTemplateId(id))
}

/// Call it before reading the template.
pub async fn lock(tx: &mut Tx, id: CaseTemplateId) -> Result<Option<Locked>> {
    versioned::lock(tx, "case_template", id).await
}

/// Writes all of a locked template, as its next version.
pub async fn update(
    tx: &mut Tx,
    CaseTemplate { summary, body }: &CaseTemplate,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE case_template SET version = version + 1, name = $1, body = $2, description = $3, tasks = $4,
            notes = $5, retired = $6, field_versions = $7, updated_at = $8, updated_by = $9
         WHERE id = $10")
    .bind(body.name.as_str())
    .bind(json(body)?)
    .bind(body.description.as_str())
    .bind(number(body.tasks.len()))
    .bind(number(body.note_count()))
    .bind(summary.retired)
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(summary.id)
    .execute(tx)
    .await?;
    Ok(())
}

/// What was made with it stays.
pub async fn remove(tx: &mut Tx, id: CaseTemplateId) -> Result<()> {
    sql("DELETE FROM case_template WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
