//! Reading templates.

use crate::{Conn, Result, StoreError, listing::Listing, query::sql, user::person};
use argus_domain::{
    CaseTemplateId, Timestamp,
    automation::TemplateChoice,
    case_template::{CaseTemplate, TemplateBody, TemplateSummary},
    criteria::Page,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    description: String,
    tasks: i64,
    notes: i64,
    retired: bool,
    updated_at: i64,
    updated_by: Option<i64>,
    updater_name: Option<String>,
    version: i64,
    body: String,
}

fn columns(body: &str) -> String {
    format!(
        "case_template.id, case_template.name, description, tasks, notes, retired,
            case_template.updated_at, updated_by, updater.name AS updater_name, case_template.version, {body} AS body"
    )
}

const FROM: &str = " FROM case_template LEFT JOIN app_user AS updater ON updater.id = updated_by";

fn summary(row: Row) -> Result<TemplateSummary> {
    let number = |count: i64| u32::try_from(count).map_err(StoreError::corrupt);
    Ok(TemplateSummary {
        id: CaseTemplateId(row.id),
        name: row.name,
        description: row.description,
        tasks: number(row.tasks)?,
        notes: number(row.notes)?,
        retired: row.retired,
        updated: Timestamp::clamped(row.updated_at),
        updated_by: person(row.updated_by, row.updater_name),
        version: row.version,
    })
}

/// By name, those in use first.
pub async fn list(conn: &mut Conn, limit: u32, offset: u32) -> Result<Page<TemplateSummary>> {
    let listing = Listing {
        columns: &columns("''"),
        condition: sql(FROM),
        order: "retired, LOWER(case_template.name), case_template.id".to_owned(),
        limit,
        offset,
    };
    let Page { rows, total } = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: rows.into_iter().map(summary).collect::<Result<_>>()?, total })
}

/// Of those in use, to choose from.
pub async fn names(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sql("SELECT name FROM case_template WHERE retired = $1 ORDER BY LOWER(name), id")
            .bind(false)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Those in use that have tasks, by name.
pub async fn with_tasks(conn: &mut Conn) -> Result<Vec<TemplateChoice>> {
    let rows: Vec<(i64, String, i64)> = sql("SELECT id, name, tasks FROM case_template
         WHERE retired = $1 AND tasks > 0 ORDER BY LOWER(name), id")
    .bind(false)
    .fetch_all(conn)
    .await?;
    let choice = |(id, name, tasks): (i64, String, i64)| {
        let tasks = u32::try_from(tasks).map_err(StoreError::corrupt)?;
        Ok(TemplateChoice { id: CaseTemplateId(id), name, tasks })
    };
    rows.into_iter().map(choice).collect()
}

/// Of them all.
pub async fn count(conn: &mut Conn) -> Result<usize> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM case_template").fetch_one(conn).await?;
    usize::try_from(count).map_err(StoreError::corrupt)
}

pub async fn get(conn: &mut Conn, id: CaseTemplateId) -> Result<Option<CaseTemplate>> {
    let query = sql(format!("SELECT {}{FROM} WHERE case_template.id = $1", columns("body"))).bind(id);
    template(query.fetch_optional(conn).await?)
}

/// Uses the index of names.
pub async fn named(conn: &mut Conn, name: &str) -> Result<Option<CaseTemplate>> {
    let query = sql(format!("SELECT {}{FROM} WHERE case_template.name = $1", columns("body"))).bind(name);
    template(query.fetch_optional(conn).await?)
}

fn template(row: Option<Row>) -> Result<Option<CaseTemplate>> {
    let Some(mut row) = row else { return Ok(None) };
    let body: TemplateBody =
        serde_json::from_str(&std::mem::take(&mut row.body)).map_err(StoreError::corrupt)?;
    Ok(Some(CaseTemplate { summary: summary(row)?, body }))
}
