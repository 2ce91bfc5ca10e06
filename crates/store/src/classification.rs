//! What cases can be classified as, for those who manage it. There are few: [`ManagedClassification::MOST`].

use crate::{
    Conn, Locked, Result, Tx,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    ClassificationId,
    classification::{ManagedClassification, NewClassification},
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    label: String,
    description: String,
    position: i64,
    retired: bool,
    version: i64,
    cases: i64,
}

/// Cases are counted in soc_case_classification alone, and no further than is told.
fn select(rest: &str) -> Sql {
    let most = ManagedClassification::COUNTED + 1;
    sql(format!(
        "SELECT id, name, label, description, position, retired, version,
            (SELECT COUNT(*) FROM (SELECT 1 FROM soc_case
                WHERE soc_case.classification = classification.name LIMIT {most}) AS counted) AS cases
         FROM classification {rest}"
    ))
}

/// In their order.
pub async fn all(conn: &mut Conn) -> Result<Vec<ManagedClassification>> {
    let rows: Vec<Row> = select("ORDER BY position, id").fetch_all(conn).await?;
    Ok(rows.into_iter().map(ManagedClassification::from).collect())
}

pub async fn get(conn: &mut Conn, id: ClassificationId) -> Result<Option<ManagedClassification>> {
    let row: Option<Row> = select("WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(ManagedClassification::from))
}

/// Also those that are retired.
pub async fn names(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql("SELECT name FROM classification ORDER BY id").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// The name has to be new.
pub async fn insert(tx: &mut Tx, new: &NewClassification) -> Result<ClassificationId> {
    let (id,): (i64,) = sql("INSERT INTO classification
            (id, name, label, description, position, retired, version, field_versions)
         SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $4, $5, 1, '{}' FROM classification RETURNING id")
    .bind(new.name.as_str())
    .bind(new.label.as_str())
    .bind(new.description.as_str())
    .bind(new.position)
    .bind(false)
    .fetch_one(tx)
    .await?;
    Ok(ClassificationId(id))
}

/// Call it before reading the classification.
pub async fn lock(tx: &mut Tx, id: ClassificationId) -> Result<Option<Locked>> {
    versioned::lock(tx, "classification", id).await
}

/// Writes all of a locked one that may change, as its next version.
pub async fn update(tx: &mut Tx, one: &ManagedClassification, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE classification SET version = version + 1, label = $1, description = $2, position = $3,
            retired = $4, field_versions = $5
         WHERE id = $6")
    .bind(one.label.as_str())
    .bind(one.description.as_str())
    .bind(one.position)
    .bind(one.retired)
    .bind(json(versions)?)
    .bind(one.id)
    .execute(tx)
    .await?;
    Ok(())
}

impl From<Row> for ManagedClassification {
    fn from(row: Row) -> Self {
        Self {
            id: ClassificationId(row.id),
            name: row.name,
            label: row.label,
            description: row.description,
            position: row.position,
            retired: row.retired,
            version: row.version,
            cases: u32::try_from(row.cases).unwrap_or(u32::MAX),
        }
    }
}
