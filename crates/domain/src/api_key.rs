//! API keys: what programs act with in somebody's name.

use crate::{ApiKeyId, Invalid, Permission, Timestamp, UserId, membership::UserName};
use serde::{Deserialize, Serialize};

/// A key, without the key itself: that is not stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub owner: UserName,
    /// What it is for.
    pub name: String,
    /// What it may do of what its owner may; everything without a list.
    pub permissions: Option<Vec<Permission>>,
    pub added: Timestamp,
    pub expires: Option<Timestamp>,
    pub last_used: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewApiKey {
    pub name: String,
    /// Everything that its owner may do without a list.
    pub permissions: Option<Vec<Permission>>,
    pub expires: Option<Timestamp>,
}

/// A new key: it is told this once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownApiKey {
    pub id: ApiKeyId,
    pub name: String,
    pub key: String,
}

/// Which keys administrators look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApiKeyFilter {
    /// A part of its name, or of its owner's login or name.
    pub text: String,
    pub owner: Option<UserId>,
}

const MAX_NAME: usize = 100;

impl NewApiKey {
    /// Tidied, or what is wrong with it.
    pub fn checked(self, now: Timestamp) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > MAX_NAME {
            invalid.add("name", format_args!("must be 1 to {MAX_NAME} characters"));
        }
        if self.permissions.as_ref().is_some_and(Vec::is_empty) {
            invalid.add("permissions", "must be at least one, or all that its owner has");
        }
        if self.expires.is_some_and(|at| at <= now) {
            invalid.add("expires", "must lie in the future");
        }
        invalid.into_result()?;
        let distinct = |mut permissions: Vec<Permission>| {
            permissions.sort_unstable();
            permissions.dedup();
            permissions
        };
        Ok(Self { name, permissions: self.permissions.map(distinct), expires: self.expires })
    }
}
