//! Searches for events, and views of the lists of cases and alerts, that people keep under a name, and share.

use crate::{Invalid, Permission, SavedSearchId, Timestamp};
use serde::{Deserialize, Serialize};

/// What a search was saved of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SavedList {
    #[default]
    Events,
    Cases,
    Alerts,
}

impl SavedList {
    pub const ALL: [Self; 3] = [Self::Events, Self::Cases, Self::Alerts];

    /// How it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Cases => "cases",
            Self::Alerts => "alerts",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// What one of its searches is called, within a sentence.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Events => "search",
            Self::Cases | Self::Alerts => "view",
        }
    }

    /// Whoever may look at the list may keep searches of it.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Events => Permission::EventLookup,
            Self::Cases => Permission::ViewCases,
            Self::Alerts => Permission::ViewAlerts,
        }
    }
}

/// A search as the person who asks sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub name: String,
    pub list: SavedList,
    /// The query part of the list's address, without the question mark. Whoever opens it finds what he
    /// himself may see: it holds no rows and gives no rights.
    pub query: String,
    /// Seen by everybody who may look at the list.
    pub shared: bool,
    pub owner_name: String,
    /// Whether it belongs to whoever asks: only then can it be changed.
    pub is_own: bool,
    pub created: Timestamp,
}

/// What is said of a search to be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSavedSearch {
    pub name: String,
    #[serde(default)]
    pub list: SavedList,
    pub query: String,
    pub shared: bool,
}

impl NewSavedSearch {
    /// In characters.
    pub const MAX_NAME: usize = 100;
    pub const MAX_QUERY: usize = 8_000;

    /// Field names are those of the form.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        if let Err(problem) = check_name(&self.name) {
            invalid.add("name", problem);
        }
        if self.query.chars().count() > Self::MAX_QUERY {
            invalid.add("query", format_args!("must not be longer than {} characters", Self::MAX_QUERY));
        } else if self.query.chars().any(char::is_control) {
            invalid.add("query", "must not contain control characters");
        }
        invalid.into_result()
    }
}

/// The rule for a name, without the blanks around it.
pub fn check_name(name: &str) -> Result<(), String> {
    let name = name.trim();
    if name.is_empty() {
        Err("must not be empty".to_owned())
    } else if name.chars().any(char::is_control) {
        Err("must not contain control characters".to_owned())
    } else if name.chars().count() > NewSavedSearch::MAX_NAME {
        Err(format!("must not be longer than {} characters", NewSavedSearch::MAX_NAME))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_queries_have_bounds() {
        let new = |name: &str, query: String| NewSavedSearch {
            name: name.to_owned(),
            query,
            ..NewSavedSearch::default()
        };
        let wrong = |new: NewSavedSearch| {
            let invalid = new.check().unwrap_err();
            invalid.0.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        new("å", "å".repeat(8_000)).check().unwrap();
        new(&"å".repeat(100), String::new()).check().unwrap();
        assert_eq!(wrong(new(" ", "x".repeat(8_001))), ["name", "query"]);
        assert_eq!(wrong(new(&"x".repeat(101), String::new())), ["name"]);
        assert_eq!(wrong(new("a\0b", "a\nb".to_owned())), ["name", "query"]);
    }
}
