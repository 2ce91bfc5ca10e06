//! What the calls of this module answer.

mod access;
mod attachment;
mod case;
mod comment;
mod field;
mod link;
mod notification;
mod statistics;
mod table;
mod tag;
mod transaction;
mod watcher;
mod workflow;

pub(super) use access::{CaseAccess, access_subject};
pub(super) use attachment::CaseAttachment;
pub(super) use case::{CaseVo, CategoryInfo, ServiceInfo};
pub(super) use comment::CaseComment;
pub(super) use field::{CaseField, value_text};
pub(super) use link::CaseLinkVo;
pub(super) use notification::CaseNotificationRecord;
pub(super) use statistics::CaseStatisticsVo;
pub(super) use table::table;
pub(super) use tag::{CaseTag, tag_id};
pub(super) use transaction::{CaseTransaction, OPERATIONS, TYPES};
pub(super) use watcher::{CaseWatchStatus, CaseWatcher, contact_watcher_id, watcher_id};
pub(super) use workflow::CaseWorkflow;

use argus_domain::numbered::Counted;
use uuid::Uuid;

/// An id that follows from a text.
fn hashed(counted: Counted, text: &str) -> Uuid {
    // FNV-1a: enough to tell those of a case apart.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    counted.uuid((hash >> 2).cast_signed())
}
