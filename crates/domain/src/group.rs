//! Groups: sets of permissions and customers that users have by being in them.

use crate::{GroupId, Invalid, Permission, event::CustomerName};
use serde::{Deserialize, Serialize};

/// A group as administrators manage it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedGroup {
    pub id: GroupId,
    pub name: String,
    pub permissions: Vec<Permission>,
    /// How many users are in it, and how many customers they see through it.
    pub members: u64,
    pub customers: u64,
    pub version: i64,
}

/// With the customers that its members see through it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDetails {
    pub group: ManagedGroup,
    pub customers: Vec<CustomerName>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewGroup {
    pub name: String,
    pub permissions: Vec<Permission>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupChange {
    /// The version that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    pub permissions: Option<Vec<Permission>>,
}

const MAX_NAME: usize = 100;

impl NewGroup {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let change = GroupChange { version: 0, name: Some(self.name), permissions: Some(self.permissions) }
            .checked()?;
        Ok(Self {
            name: change.name.unwrap_or_default(),
            permissions: change.permissions.unwrap_or_default(),
        })
    }
}

impl GroupChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let distinct = |mut permissions: Vec<Permission>| {
            permissions.sort_unstable();
            permissions.dedup();
            permissions
        };
        let tidy = Self {
            version: self.version,
            name: self.name.map(|name| name.trim().to_owned()),
            permissions: self.permissions.map(distinct),
        };
        let mut invalid = Invalid::default();
        if let Some(name) = &tidy.name
            && (name.is_empty() || name.chars().count() > MAX_NAME || name.parse::<i64>().is_ok())
        {
            // A number would be mistaken for an id wherever either is taken.
            invalid.add("name", format_args!("must be 1 to {MAX_NAME} characters and not a number"));
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}
