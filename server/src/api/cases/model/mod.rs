//! What the calls of this module answer.

mod case;
mod comment;
mod notification;
mod tag;
mod transaction;
mod watcher;
mod workflow;

pub(super) use case::{CaseVo, ServiceInfo};
pub(super) use comment::CaseComment;
pub(super) use notification::CaseNotificationRecord;
pub(super) use tag::{CaseTag, tag_id};
pub(super) use transaction::{CaseTransaction, OPERATIONS};
pub(super) use watcher::{CaseWatchStatus, CaseWatcher, watcher_id};
pub(super) use workflow::CaseWorkflow;
