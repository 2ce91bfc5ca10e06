//! A tag of a case.

use crate::api::model::UserInfo;
use argus_domain::{
    CaseId, Timestamp,
    case::{CaseTag as Tag, TagRecord},
    numbered::Counted,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseTag {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    key: String,
    value: String,
    added_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    added_timestamp: Timestamp,
    added_time: String,
    flags: Vec<&'static str>,
}

/// Follows from the tag, so that the same tag has the same id when it is added again.
pub(in crate::api::cases) fn tag_id(case: CaseId, tag: &Tag) -> Uuid {
    super::hashed(Counted::Tag, &format!("{case}\0{}\0{}", tag.key, tag.value))
}

impl CaseTag {
    pub(in crate::api::cases) fn new(case: CaseId, record: TagRecord, is_deleted: bool) -> Self {
        let TagRecord { tag, added, added_by } = record;
        Self {
            id: tag_id(case, &tag),
            key: tag.key,
            value: tag.value,
            added_by_user: added_by.map(UserInfo::from),
            added_timestamp: added,
            added_time: added.to_string(),
            flags: if is_deleted { vec!["DELETED"] } else { Vec::new() },
        }
    }
}
