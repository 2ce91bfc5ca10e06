//! Who may see a customer, and through what.

use crate::{GroupId, UserId};
use serde::{Deserialize, Serialize};

/// Somebody who can be given rights: a user, or all who are in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Holder {
    User(UserId),
    Group(GroupId),
}

/// A user, to choose from or to name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserName {
    pub id: UserId,
    pub login: String,
    pub name: String,
    pub disabled: bool,
}

/// A group, to choose from or to name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupName {
    pub id: GroupId,
    pub name: String,
}

/// Somebody who sees a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub user: UserName,
    pub through: Vec<Through>,
}

/// Why somebody sees a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Through {
    /// The customer is one of his own.
    Himself,
    /// The customer is one of this group's, and he is in it.
    Group(GroupName),
    /// This group sees every customer, and he is in it.
    Everything(GroupName),
}
