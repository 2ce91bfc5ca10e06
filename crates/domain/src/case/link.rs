//! How cases have to do with one another.

use super::{CaseRecord, CaseSummary, Person, names::names};
use crate::{CaseId, CaseLinkId, Timestamp, network::Doer};
use serde::{Deserialize, Serialize};

names! {
    /// What the case that a link leads to is to the case that it leads from: a part of it, related, what it waits for,
    /// or what it is a duplicate of.
    LinkKind, "types" {
        Subcase = "subcase",
        Related = "related",
        Dependency = "dependency",
        Duplicate = "duplicate",
    }
}

/// What a case is to another, as the page of the first says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CaseRelation {
    RelatedTo,
    ParentOf,
    ChildOf,
    DuplicateOf,
    HasDuplicate,
    DependsOn,
    NeededBy,
}

impl CaseRelation {
    pub const ALL: [Self; 7] = [
        Self::RelatedTo,
        Self::ParentOf,
        Self::ChildOf,
        Self::DuplicateOf,
        Self::HasDuplicate,
        Self::DependsOn,
        Self::NeededBy,
    ];

    /// The same name that it is sent by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RelatedTo => "relatedTo",
            Self::ParentOf => "parentOf",
            Self::ChildOf => "childOf",
            Self::DuplicateOf => "duplicateOf",
            Self::HasDuplicate => "hasDuplicate",
            Self::DependsOn => "dependsOn",
            Self::NeededBy => "neededBy",
        }
    }

    /// For people, before the other case's number.
    pub const fn label(self) -> &'static str {
        match self {
            Self::RelatedTo => "Related to",
            Self::ParentOf => "Parent of",
            Self::ChildOf => "Child of",
            Self::DuplicateOf => "Duplicate of",
            Self::HasDuplicate => "Has the duplicate",
            Self::DependsOn => "Depends on",
            Self::NeededBy => "Needed by",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }

    pub const fn kind(self) -> LinkKind {
        match self {
            Self::RelatedTo => LinkKind::Related,
            Self::ParentOf | Self::ChildOf => LinkKind::Subcase,
            Self::DuplicateOf | Self::HasDuplicate => LinkKind::Duplicate,
            Self::DependsOn | Self::NeededBy => LinkKind::Dependency,
        }
    }

    /// What a link of a kind is for the case that it leads from, or for the other.
    pub const fn of(kind: LinkKind, leads_from_it: bool) -> Self {
        match (kind, leads_from_it) {
            (LinkKind::Related, _) => Self::RelatedTo,
            (LinkKind::Subcase, true) => Self::ParentOf,
            (LinkKind::Subcase, false) => Self::ChildOf,
            (LinkKind::Duplicate, true) => Self::DuplicateOf,
            (LinkKind::Duplicate, false) => Self::HasDuplicate,
            (LinkKind::Dependency, true) => Self::DependsOn,
            (LinkKind::Dependency, false) => Self::NeededBy,
        }
    }

    /// What the other case is to the first.
    pub const fn reversed(self) -> Self {
        Self::of(self.kind(), !self.leads_from_it())
    }

    /// Whether the link leads from the case that this is said of.
    pub const fn leads_from_it(self) -> bool {
        matches!(self, Self::RelatedTo | Self::ParentOf | Self::DuplicateOf | Self::DependsOn)
    }
}

/// A link as the page of one of its two cases shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLink {
    pub id: CaseLinkId,
    pub relation: CaseRelation,
    /// The other case.
    pub case: CaseSummary,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
}

/// Which cases one has to do with, as far as whoever asks sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLinks {
    pub links: Vec<CaseLink>,
    /// Cases that were merged into it.
    pub merged: Vec<CaseSummary>,
}

impl CaseLinks {
    /// The most links of one case.
    pub const MOST: usize = 100;
}

/// A link as programs are told of it.
#[derive(Clone, Debug)]
pub struct LinkRecord {
    pub id: CaseLinkId,
    pub kind: LinkKind,
    pub from: CaseRecord,
    pub to: CaseRecord,
    /// Which of the two was asked for.
    pub of: CaseId,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_tell_of_one_link() {
        for relation in CaseRelation::ALL {
            let other = relation.reversed();
            assert_eq!(other.kind(), relation.kind());
            assert_eq!(other.reversed(), relation);
            assert_eq!(CaseRelation::of(relation.kind(), relation.leads_from_it()), relation);
            assert_eq!(other == relation, relation == CaseRelation::RelatedTo);
            assert_eq!(CaseRelation::named(relation.name()), Some(relation));
        }
    }
}
