//! Settings that are changed while the server runs.

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    setting::{Telling, TellingSettings},
    version::FieldVersions,
};

/// The only row.
const ID: i64 = 1;

pub async fn telling(conn: &mut Conn) -> Result<Telling> {
    let (content, version): (String, i64) =
        sql("SELECT content, version FROM telling_setting WHERE id = $1").bind(ID).fetch_one(conn).await?;
    Ok(Telling { settings: serde_json::from_str(&content).map_err(StoreError::corrupt)?, version })
}

/// Call it before reading them.
pub async fn lock_telling(tx: &mut Tx) -> Result<Option<Locked>> {
    versioned::lock(tx, "telling_setting", ID).await
}

/// Of locked ones, as their next version.
pub async fn set_telling(tx: &mut Tx, settings: &TellingSettings, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE telling_setting SET content = $1, version = version + 1, field_versions = $2 WHERE id = $3")
        .bind(json(settings)?)
        .bind(json(versions)?)
        .bind(ID)
        .execute(tx)
        .await?;
    Ok(())
}
