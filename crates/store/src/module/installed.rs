//! Which modules there are.

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    ModuleId, Timestamp,
    module::{Described, Managed, ManagedDetail, Origin, Settings, Settled},
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    origin: String,
    package_version: String,
    described: Option<String>,
    installed: String,
    not_ready: Option<String>,
    enabled: bool,
    settings: String,
    at_once: i64,
    warm: bool,
    muted: String,
    position: i64,
    changed_at: i64,
    version: i64,
}

const SELECT: &str =
    "SELECT id, name, origin, package_version, described, installed, not_ready, enabled, settings,
        at_once, warm, muted, position, changed_at, version
    FROM module WHERE removed_at IS NULL AND origin <> 'system'";

/// Without secrets.
fn module(row: Row) -> Result<ManagedDetail> {
    let described: Option<Described> =
        row.described.map(|text| serde_json::from_str(&text)).transpose().map_err(StoreError::corrupt)?;
    let said = described.as_ref();
    let managed = Managed {
        id: ModuleId(row.id),
        name: row.name,
        origin: Origin::named(&row.origin).ok_or_else(|| StoreError::corrupt(row.origin))?,
        title: said.map(|said| said.title.clone()).unwrap_or_default(),
        description: said.map(|said| said.description.clone()).unwrap_or_default(),
        version: row.package_version,
        enabled: row.enabled,
        installed: serde_json::from_str(&row.installed).map_err(StoreError::corrupt)?,
        not_ready: row.not_ready,
        position: row.position,
        hooks: said.map(|said| said.hooks.clone()).unwrap_or_default(),
        is_pipeline: said.is_some_and(|said| said.pipeline.is_some()),
    };
    Ok(ManagedDetail {
        module: managed,
        version: row.version,
        settings: serde_json::from_str(&row.settings).map_err(StoreError::corrupt)?,
        at_once: u32::try_from(row.at_once).unwrap_or(1),
        warm: row.warm,
        muted: serde_json::from_str(&row.muted).map_err(StoreError::corrupt)?,
        changed: Timestamp::clamped(row.changed_at),
        described,
    })
}

async fn one(conn: &mut Conn, query: Sql) -> Result<Option<ManagedDetail>> {
    query.fetch_optional::<Row>(conn).await?.map(module).transpose()
}

/// All of them, in the order in which they are called: they are few.
pub async fn list(conn: &mut Conn, limit: u32) -> Result<Vec<ManagedDetail>> {
    let mut query = sql(SELECT);
    query.push(" ORDER BY position, id LIMIT ").push_bind(limit);
    query.fetch_all::<Row>(conn).await?.into_iter().map(module).collect()
}

pub async fn get(conn: &mut Conn, id: ModuleId) -> Result<Option<ManagedDetail>> {
    let mut query = sql(SELECT);
    query.push(" AND id = ").push_bind(id);
    one(conn, query).await
}

/// By the name of its package.
pub async fn named(conn: &mut Conn, name: &str) -> Result<Option<ManagedDetail>> {
    let mut query = sql(SELECT);
    query.push(" AND name = ").push_bind(name);
    one(conn, query).await
}

/// As they are stored: encrypted.
pub async fn secrets(conn: &mut Conn, id: ModuleId) -> Result<String> {
    let row: Option<(String,)> =
        sql("SELECT secrets FROM module WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(|(secrets,)| secrets).unwrap_or_default())
}

/// One that is to be installed; one of this name that was removed is there again, without what it was set to.
/// `None` if there is one.
pub async fn insert(tx: &mut Tx, name: &str, origin: Origin, now: Timestamp) -> Result<Option<ModuleId>> {
    let row: Option<(i64,)> =
        sql("INSERT INTO module (name, origin, package_version, installed, enabled, settings,
            secrets, at_once, warm, muted, position, changed_at, version, field_versions)
         VALUES ($1, $2, '', $3, $4, '{}', '', 1, $5, '[]',
            (SELECT COALESCE(MAX(position), 0) + 1 FROM module), $6, 1, '{}')
         ON CONFLICT (name) DO UPDATE SET origin = excluded.origin, package_version = '', described = NULL,
            installed = excluded.installed, not_ready = NULL, enabled = excluded.enabled, settings = '{}',
            secrets = '', at_once = 1, warm = excluded.warm, muted = '[]', position = excluded.position,
            changed_at = excluded.changed_at, removed_at = NULL, version = module.version + 1
         WHERE module.removed_at IS NOT NULL
         RETURNING id")
        .bind(name)
        .bind(origin.name())
        .bind(json(&Settled::Installing)?)
        .bind(true)
        .bind(false)
        .bind(now)
        .fetch_optional(tx)
        .await?;
    Ok(row.map(|(id,)| ModuleId(id)))
}

/// What came of installing it, or that it begins.
pub async fn set_installed(
    tx: &mut Tx,
    id: ModuleId,
    origin: Origin,
    installed: &Settled,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE module SET installed = $1, origin = $2, changed_at = $3 WHERE id = $4")
        .bind(json(installed)?)
        .bind(origin.name())
        .bind(now)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// What it says of itself now.
pub async fn describe(
    tx: &mut Tx,
    id: ModuleId,
    package_version: &str,
    described: &Described,
    not_ready: Option<&str>,
) -> Result<()> {
    sql("UPDATE module SET package_version = $1, described = $2, not_ready = $3, version = version + 1 WHERE id = $4")
        .bind(package_version)
        .bind(json(described)?)
        .bind(not_ready)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Call it before reading the module.
pub async fn lock(tx: &mut Tx, id: ModuleId) -> Result<Option<Locked>> {
    versioned::lock(tx, "module", id).await
}

#[derive(Clone, Copy, Debug)]
pub struct SaveModule<'a> {
    pub module: &'a ManagedDetail,
    /// Without secrets.
    pub settings: &'a Settings,
    /// Encrypted.
    pub secrets: &'a str,
    pub versions: &'a FieldVersions,
    pub now: Timestamp,
}

/// Writes what an administrator chose, as the next version of a locked module.
pub async fn update(tx: &mut Tx, save: SaveModule<'_>) -> Result<()> {
    let SaveModule { module, settings, secrets, versions, now } = save;
    sql("UPDATE module SET version = version + 1, enabled = $1, settings = $2, secrets = $3, at_once = $4, warm = $5,
            muted = $6, position = $7, not_ready = $8, described = $9, field_versions = $10, changed_at = $11
         WHERE id = $12")
    .bind(module.module.enabled)
    .bind(json(settings)?)
    .bind(secrets)
    .bind(module.at_once)
    .bind(module.warm)
    .bind(json(&module.muted)?)
    .bind(module.module.position)
    .bind(module.module.not_ready.as_deref())
    .bind(module.described.as_ref().map(json).transpose()?)
    .bind(json(versions)?)
    .bind(now)
    .bind(module.module.id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Its tasks keep its name.
pub async fn remove(tx: &mut Tx, id: ModuleId, now: Timestamp) -> Result<()> {
    sql("DELETE FROM module_hook WHERE module_id = $1").bind(id).execute(tx).await?;
    sql("UPDATE module SET removed_at = $1, enabled = $2, settings = '{}', secrets = '', version = version + 1
         WHERE id = $3")
    .bind(now)
    .bind(false)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}
