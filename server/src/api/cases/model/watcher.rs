//! Somebody who watches a case.

use super::hashed;
use crate::api::model::UserInfo;
use argus_domain::{
    CaseId, Timestamp, UserId,
    numbered::Counted,
    watcher::{WatchReason, WatcherRecord},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Watchers are told on the page, of everything alike.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseWatcher {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    role: &'static str,
    subject: UserInfo,
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
    /// Nobody is told by mail or text message.
    email: bool,
    sms: bool,
}

/// Follows from case and person: those who watch without being asked have no row.
pub(in crate::api::cases) fn watcher_id(case: CaseId, user: UserId) -> Uuid {
    hashed(Counted::Watcher, &format!("{case}\0{user}"))
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
            subject: person.into(),
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
