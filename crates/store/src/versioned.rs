//! What several people change at once: the version that it is in, and who changed which field last.

use crate::{Result, StoreError};
use argus_domain::version::FieldVersions;

/// A thing that nobody else changes until the transaction ends.
#[derive(Clone, Debug)]
pub struct Locked {
    pub version: i64,
    pub field_versions: FieldVersions,
}

impl Locked {
    /// Without versions nobody has changed it since there are any.
    pub(crate) fn new((version, field_versions): (i64, Option<String>)) -> Result<Self> {
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
