//! Somebody who watches a case.

use super::hashed;
use crate::api::model::UserInfo;
use argus_domain::{
    CaseId, ContactId, Timestamp, UserId,
    numbered::Counted,
    watcher::{ContactWatcher, WatchReason, WatcherRecord},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Users are told on the page, of everything alike, and contacts of the customer by mail.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseWatcher {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    role: &'static str,
    /// A user; null of contacts.
    subject: Option<UserInfo>,
    /// A contact's number; null of users.
    #[serde(rename = "contactID")]
    #[schema(value_type = Option<i64>)]
    contact_id: Option<ContactId>,
    /// A contact's mail address.
    destination: Option<String>,
    #[serde(rename = "type")]
    kind: Option<&'static str>,
    channels: Vec<WatcherChannel>,
    added_by_user: Option<UserInfo>,
    /// Nothing of those who watch without being asked.
    #[schema(value_type = Option<i64>)]
    added_timestamp: Option<Timestamp>,
    added_time: Option<String>,
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WatcherChannel {
    channel: &'static str,
    /// Whether somebody said so.
    explicitly_set: bool,
    state: &'static str,
    verbose: bool,
}

/// Whether, and as what, the caller watches a case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseWatchStatus {
    /// Null for whoever does not watch it.
    role: Option<&'static str>,
    /// Users are not told by mail or text message.
    email: bool,
    sms: bool,
}

/// Follows from case and person: those who watch without being asked have no row.
pub(in crate::api::cases) fn watcher_id(case: CaseId, user: UserId) -> Uuid {
    hashed(Counted::Watcher, &format!("{case}\0{user}"))
}

pub(in crate::api::cases) fn contact_watcher_id(case: CaseId, contact: ContactId) -> Uuid {
    hashed(Counted::Watcher, &format!("{case}\0contact\0{contact}"))
}

impl CaseWatcher {
    pub(in crate::api::cases) fn new(case: CaseId, record: WatcherRecord, is_deleted: bool) -> Self {
        let WatcherRecord { person, watches, said, .. } = record;
        let id = watcher_id(case, person.id);
        let explicitly_set = said.is_some();
        let (added, by) = said.unzip();
        let mut flags = Vec::new();
        flags.extend(is_deleted.then_some("DELETED"));
        flags.extend((!watches && !is_deleted).then_some("NEGATIVE_ENTRY"));
        Self {
            id,
            role: "watcher",
            subject: Some(person.into()),
            contact_id: None,
            destination: None,
            kind: None,
            channels: vec![WatcherChannel {
                channel: "argus",
                explicitly_set,
                state: if watches && !is_deleted { "enabled" } else { "disabled" },
                verbose: false,
            }],
            added_by_user: by.flatten().map(UserInfo::from),
            added_time: added.map(|at: Timestamp| at.to_string()),
            added_timestamp: added,
            flags,
        }
    }
}

impl CaseWatcher {
    pub(in crate::api::cases) fn of_contact(case: CaseId, watcher: ContactWatcher, is_deleted: bool) -> Self {
        let ContactWatcher { contact, added, added_by } = watcher;
        Self {
            id: contact_watcher_id(case, contact.id),
            role: "contact",
            subject: None,
            contact_id: Some(contact.id),
            destination: Some(contact.email),
            kind: Some("email"),
            channels: vec![WatcherChannel {
                channel: "email",
                explicitly_set: true,
                state: if is_deleted { "disabled" } else { "enabled" },
                verbose: false,
            }],
            added_by_user: added_by.map(UserInfo::from),
            added_time: Some(added.to_string()),
            added_timestamp: Some(added),
            flags: if is_deleted { vec!["DELETED"] } else { Vec::new() },
        }
    }
}

impl CaseWatchStatus {
    pub(in crate::api::cases) fn new(why: Option<WatchReason>) -> Self {
        let role = why.map(|why| match why {
            WatchReason::Owner => "reporter",
            WatchReason::Assignee => "tech",
            WatchReason::Opener | WatchReason::Chosen => "watcher",
        });
        Self { role, email: false, sms: false }
    }
}
