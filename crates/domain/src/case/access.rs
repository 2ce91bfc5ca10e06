//! Who sees a case: by role, or by what its access list says.

use super::Person;
use crate::{GroupId, Timestamp, UserId, network::Doer};
use serde::{Deserialize, Serialize};

/// What holds for those whom the access list does not name, by the names of the reference API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AccessMode {
    /// Whoever sees the customer sees the case.
    #[default]
    RoleBased,
    /// They read it; administrators change it, too.
    WriteRestricted,
    /// Only administrators see it.
    ReadRestricted,
    /// Nobody sees it.
    Explicit,
}

impl AccessMode {
    pub const ALL: [Self; 4] = [Self::RoleBased, Self::WriteRestricted, Self::ReadRestricted, Self::Explicit];

    pub const fn name(self) -> &'static str {
        match self {
            Self::RoleBased => "roleBased",
            Self::WriteRestricted => "writeRestricted",
            Self::ReadRestricted => "readRestricted",
            Self::Explicit => "explicit",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::RoleBased => "Everybody who sees the customer",
            Self::WriteRestricted => "Everybody reads; only those named change it",
            Self::ReadRestricted => "Only those named, and administrators",
            Self::Explicit => "Only those named",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// For somebody who sees the customer and whom the list does not name.
    pub const fn level(self, is_administrator: bool) -> AccessLevel {
        match self {
            Self::RoleBased => AccessLevel::Full,
            Self::WriteRestricted | Self::ReadRestricted if is_administrator => AccessLevel::Full,
            Self::WriteRestricted => AccessLevel::Read,
            Self::ReadRestricted | Self::Explicit => AccessLevel::None,
        }
    }
}

/// What somebody may do with a case, as far as his permissions let him.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AccessLevel {
    /// It is not there for him.
    None,
    Read,
    #[default]
    Full,
}

impl AccessLevel {
    pub const ALL: [Self; 3] = [Self::None, Self::Read, Self::Full];

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Read => "read",
            Self::Full => "full",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "No access",
            Self::Read => "Reads it",
            Self::Full => "Full access",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// As it is stored.
    pub const fn rank(self) -> i16 {
        match self {
            Self::None => 0,
            Self::Read => 1,
            Self::Full => 2,
        }
    }

    pub fn from_rank(rank: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.rank() == rank)
    }
}

/// Whom an entry of the access list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AccessSubject {
    User(UserId),
    Group(GroupId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessEntry {
    pub subject: AccessSubject,
    /// What people know whom it names by.
    pub name: String,
    pub level: AccessLevel,
}

/// An entry as programs are told of it.
#[derive(Clone, Debug)]
pub struct AccessRecord {
    pub entry: AccessEntry,
    /// Of users.
    pub login: Option<String>,
    pub added: Option<Timestamp>,
    pub added_by: Option<Doer>,
}

/// Why somebody has the level that he has. What comes first here goes before the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AccessReason {
    Owner,
    Named,
    /// Of the groups that are named, the one that gives most.
    Group(String),
    Mode,
    /// It is not published, and he does not work on cases.
    Unpublished,
    /// He does not see the customer.
    Stranger,
}

/// What is known of somebody who wants to see a case.
#[derive(Clone, Copy, Debug)]
pub struct Onlooker<'a> {
    pub user: UserId,
    pub groups: &'a [GroupId],
    pub is_administrator: bool,
    pub works_on_cases: bool,
    pub sees_customer: bool,
}

/// What decides about a case.
#[derive(Clone, Copy, Debug)]
pub struct AccessRules<'a> {
    pub mode: AccessMode,
    pub owner: Option<UserId>,
    /// Only those see it who work on cases.
    pub is_unpublished: bool,
    pub entries: &'a [AccessEntry],
}

impl AccessRules<'_> {
    /// The store says the same in SQL.
    pub fn level(&self, onlooker: Onlooker<'_>) -> (AccessLevel, AccessReason) {
        if self.owner == Some(onlooker.user) {
            return (AccessLevel::Full, AccessReason::Owner);
        }
        if self.is_unpublished && !onlooker.works_on_cases {
            return (AccessLevel::None, AccessReason::Unpublished);
        }
        let own = AccessSubject::User(onlooker.user);
        if let Some(entry) = self.entries.iter().find(|entry| entry.subject == own) {
            return (entry.level, AccessReason::Named);
        }
        let is_his = |entry: &&AccessEntry| match entry.subject {
            AccessSubject::Group(group) => onlooker.groups.contains(&group),
            AccessSubject::User(_) => false,
        };
        if let Some(entry) = self.entries.iter().filter(is_his).max_by_key(|entry| entry.level) {
            return (entry.level, AccessReason::Group(entry.name.clone()));
        }
        if onlooker.sees_customer {
            (self.mode.level(onlooker.is_administrator), AccessReason::Mode)
        } else {
            (AccessLevel::None, AccessReason::Stranger)
        }
    }
}

/// Somebody, what he may do with a case, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAccess {
    pub person: Person,
    pub level: AccessLevel,
    pub why: AccessReason,
}

/// Everything about who sees a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAccess {
    pub mode: AccessMode,
    pub entries: Vec<AccessEntry>,
    /// Those who see the customer or are named, by name.
    pub people: Vec<PersonAccess>,
    /// Groups that can be named.
    pub groups: Vec<(GroupId, String)>,
    /// Why the caller may not change this, if so.
    pub refusal: Option<String>,
}
