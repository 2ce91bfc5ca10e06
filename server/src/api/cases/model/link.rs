//! A link between two cases.

use crate::api::model::UserInfo;
use argus_domain::{
    Timestamp,
    case::{CaseRecord, LinkRecord},
    numbered::Counted,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseLink)]
pub(in crate::api::cases) struct CaseLinkVo {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// What the linked case is to the parent.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Whether the case that was asked for is the parent (outgoing) or the linked one.
    direction: &'static str,
    parent_case: CaseInfo,
    linked_case: CaseInfo,
    added_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    added_timestamp: Timestamp,
    added_time: String,
    flags: Vec<&'static str>,
}

/// A case in short.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LinkedCase)]
struct CaseInfo {
    id: i64,
    #[serde(rename = "customerID")]
    customer_id: i64,
    subject: String,
    service: String,
    status: &'static str,
    priority: &'static str,
}

impl From<CaseRecord> for CaseInfo {
    fn from(record: CaseRecord) -> Self {
        Self {
            id: record.summary.id.0,
            customer_id: record.summary.customer.id.0,
            subject: record.summary.name,
            service: record.service.short_name,
            status: record.status.name(),
            priority: record.summary.severity.name(),
        }
    }
}

impl CaseLinkVo {
    pub(in crate::api::cases) fn new(link: LinkRecord, is_deleted: bool) -> Self {
        Self {
            id: Counted::Link.uuid(link.id.0),
            kind: link.kind.name(),
            direction: if link.from.summary.id == link.of { "outgoing" } else { "incoming" },
            parent_case: link.from.into(),
            linked_case: link.to.into(),
            added_by_user: link.added_by.map(UserInfo::from),
            added_timestamp: link.added,
            added_time: link.added.to_string(),
            flags: if is_deleted { vec!["DELETED"] } else { Vec::new() },
        }
    }

    /// Whether it is among those that are asked for. No kinds are all.
    pub(in crate::api::cases) fn is_of(&self, direction: Option<&str>, kinds: &[&str]) -> bool {
        direction.is_none_or(|direction| direction == self.direction)
            && (kinds.is_empty() || kinds.contains(&self.kind))
    }
}
