//! What cases are worked on as part of. There are few: [`ManagedService::MOST`].

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    ServiceId,
    case::CaseKind,
    case_service::{ManagedService, NewService, ServiceCategory},
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    short_name: String,
    name: String,
    description: String,
    retired: bool,
    version: i64,
}

fn select(rest: &str) -> Sql {
    sql(format!("SELECT id, short_name, name, description, retired, version FROM case_service {rest}"))
}

/// By number, with what is theirs alone.
pub async fn all(conn: &mut Conn) -> Result<Vec<ManagedService>> {
    let rows: Vec<Row> = select("ORDER BY id").fetch_all(conn).await?;
    with_categories(conn, rows).await
}

pub async fn get(conn: &mut Conn, id: ServiceId) -> Result<Option<ManagedService>> {
    let rows: Vec<Row> = select("WHERE id = $1").bind(id).fetch_all(conn).await?;
    Ok(with_categories(conn, rows).await?.pop())
}

/// The one that cases belong to if nobody says otherwise: the first that is in use.
pub async fn usual(conn: &mut Conn) -> Result<String> {
    let (name,): (String,) =
        sql("SELECT short_name FROM case_service ORDER BY retired, id LIMIT 1").fetch_one(conn).await?;
    Ok(name)
}

async fn with_categories(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<ManagedService>> {
    let mut services: Vec<ManagedService> = rows.into_iter().map(ManagedService::from).collect();
    for service in &mut services {
        service.categories = categories(conn, &service.name).await?;
    }
    Ok(services)
}

/// By name. By the table's own order.
async fn categories(conn: &mut Conn, service: &str) -> Result<Vec<ServiceCategory>> {
    let rows: Vec<(String, String)> = sql("SELECT classification, kind FROM case_service_category
         WHERE service = $1 ORDER BY classification, kind")
    .bind(service)
    .fetch_all(conn)
    .await?;
    let mut all: Vec<ServiceCategory> = Vec::new();
    for (classification, kind) in rows {
        let kind: CaseKind = kind.parse().map_err(StoreError::corrupt)?;
        match all.last_mut().filter(|last| last.classification == classification) {
            Some(last) => last.kinds.push(kind),
            None => all.push(ServiceCategory { classification, kinds: vec![kind] }),
        }
    }
    Ok(all)
}

/// The name has to be new.
pub async fn insert(tx: &mut Tx, new: &NewService) -> Result<ServiceId> {
    let (id,): (i64,) = sql("INSERT INTO case_service (id, short_name, name, description)
         SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3 FROM case_service RETURNING id")
    .bind(new.name.as_str())
    .bind(new.label.as_str())
    .bind(new.description.as_str())
    .fetch_one(tx)
    .await?;
    Ok(ServiceId(id))
}

/// Call it before reading the service.
pub async fn lock(tx: &mut Tx, id: ServiceId) -> Result<Option<Locked>> {
    versioned::lock(tx, "case_service", id).await
}

/// Writes all of a locked one that may change, as its next version; what it takes is written by itself.
pub async fn update(tx: &mut Tx, one: &ManagedService, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE case_service SET version = version + 1, name = $1, description = $2, retired = $3,
            field_versions = $4
         WHERE id = $5")
    .bind(one.label.as_str())
    .bind(one.description.as_str())
    .bind(one.retired)
    .bind(json(versions)?)
    .bind(one.id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Besides the types that it is for already.
pub async fn bind(tx: &mut Tx, service: &str, classification: &str, kinds: &[CaseKind]) -> Result<()> {
    for kind in kinds {
        sql("INSERT INTO case_service_category (service, classification, kind) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING")
        .bind(service)
        .bind(classification)
        .bind(kind.name())
        .execute(tx)
        .await?;
    }
    Ok(())
}

pub async fn unbind(tx: &mut Tx, service: &str, classification: &str, kinds: &[CaseKind]) -> Result<()> {
    let mut query = sql("DELETE FROM case_service_category WHERE service = ");
    query.push_bind(service).push(" AND classification = ").push_bind(classification);
    query.push(" AND kind IN ").push_list(kinds.iter().map(|kind| kind.name()));
    query.execute(tx).await?;
    Ok(())
}

impl From<Row> for ManagedService {
    fn from(row: Row) -> Self {
        Self {
            id: ServiceId(row.id),
            name: row.short_name,
            label: row.name,
            description: row.description,
            retired: row.retired,
            version: row.version,
            categories: Vec::new(),
        }
    }
}
