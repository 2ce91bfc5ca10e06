//! Who watches a case: people who are told what happens to it.

use crate::{Timestamp, case::Person, contact::Contact, network::Doer};
use serde::{Deserialize, Serialize};

/// Why somebody watches a case, or would if he had not said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WatchReason {
    Owner,
    Assignee,
    Opener,
    /// He chose to, or somebody added him.
    Chosen,
}

impl WatchReason {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Owner => "owns the case",
            Self::Assignee => "works on the case",
            Self::Opener => "opened the case",
            Self::Chosen => "was added",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watcher {
    pub person: Person,
    pub why: WatchReason,
}

/// Those who watch a case, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watchers {
    pub people: Vec<Watcher>,
    /// Whether whoever asks is one of them.
    pub watching: bool,
}

impl Watchers {
    /// Of one case: each is told of everything.
    pub const MOST: usize = 200;
}

/// Somebody who is to watch a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewWatcher {
    /// A user by number or login, which was given as the field.
    User(&'static str, String),
    /// A contact of the customer by his mail address.
    Contact(String),
}

/// A contact of the customer who watches a case: he is told by mail.
#[derive(Clone, Debug)]
pub struct ContactWatcher {
    pub contact: Contact,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
}

/// The contacts of a case's customer, as far as the case tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactsWatching {
    /// Those who watch, by name.
    pub watching: Vec<Contact>,
    /// Those who could: they have a mail address.
    pub others: Vec<Contact>,
    /// Why nobody can be added now, if so.
    pub refusal: Option<String>,
}

/// Somebody who was told of a row of the log.
#[derive(Clone, Debug)]
pub struct Told {
    pub name: String,
    pub by: ToldBy,
}

/// The way in which he was.
#[derive(Clone, Debug)]
pub enum ToldBy {
    /// A user, on the page.
    Page(Doer),
    /// A contact, by mail to an address.
    Mail {
        address: String,
        /// Whether it was sent; nothing while that is not known.
        sent: Option<bool>,
    },
}

/// A watcher with all that programs are told.
#[derive(Clone, Debug)]
pub struct WatcherRecord {
    pub person: Doer,
    pub why: WatchReason,
    /// Not where he said, or somebody said of him, that he does not.
    pub watches: bool,
    /// When and by whom that was said; nothing of those who watch without being asked.
    pub said: Option<(Timestamp, Option<Doer>)>,
}
