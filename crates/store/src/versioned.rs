//! What several people change at once: the version that it is in, and who changed which field last.

use crate::{
    Result, StoreError, Tx,
    query::{Value, sql},
};
use argus_domain::version::FieldVersions;

/// A thing that nobody else changes until the transaction ends.
#[derive(Clone, Debug)]
pub struct Locked {
    pub version: i64,
    pub field_versions: FieldVersions,
}

/// Call it before reading the thing: what is read before may have changed by then.
pub(crate) async fn lock(tx: &mut Tx, table: &str, id: impl Into<Value>) -> Result<Option<Locked>> {
    // Writing what is there locks the row on either engine.
    let locked: Option<(i64, Option<String>)> =
        sql(format!("UPDATE {table} SET version = version WHERE id = $1 RETURNING version, field_versions"))
            .bind(id)
            .fetch_optional(tx)
            .await?;
    locked.map(Locked::new).transpose()
}

impl Locked {
    /// Without versions nobody has changed it since there are any.
    fn new((version, field_versions): (i64, Option<String>)) -> Result<Self> {
        let field_versions = match field_versions {
            Some(text) => serde_json::from_str(&text).map_err(StoreError::corrupt)?,
            None => FieldVersions::default(),
        };
        Ok(Self { version, field_versions })
    }
}

/// As it is stored.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(StoreError::corrupt)
}
