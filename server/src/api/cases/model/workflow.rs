//! Something that somebody was asked to do with a case.

use crate::api::{cases::written::html, model::UserInfo};
use argus_domain::{Timestamp, case::CaseRequest, numbered::Counted};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseWorkflow {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    workflow: &'static str,
    state: &'static str,
    added_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    added_timestamp: Timestamp,
    added_time: String,
    /// In HTML.
    request_comment: String,
    external_reference: Option<String>,
    acknowledged_by_user: Option<UserInfo>,
    /// 0 while nobody took notice.
    acknowledged_timestamp: i64,
    acknowledged_time: Option<String>,
    acknowledged_comment: String,
    flags: Vec<&'static str>,
}

impl From<CaseRequest> for CaseWorkflow {
    fn from(request: CaseRequest) -> Self {
        let flags = [
            (request.is_public, "PUBLIC_REQUEST_COMMENT"),
            (request.acknowledged_public, "PUBLIC_ACKNOWLEDGED_COMMENT"),
        ];
        Self {
            id: Counted::Request.uuid(request.id),
            workflow: request.flow.name(),
            state: if request.acknowledged.is_some() { "acknowledged" } else { "requested" },
            added_by_user: request.added_by.map(UserInfo::from),
            added_timestamp: request.added,
            added_time: request.added.to_string(),
            request_comment: html(&request.comment),
            external_reference: request.external_reference,
            acknowledged_by_user: request.acknowledged_by.map(UserInfo::from),
            acknowledged_timestamp: request.acknowledged.map_or(0, Timestamp::millis),
            acknowledged_time: request.acknowledged.map(|at| at.to_string()),
            acknowledged_comment: html(&request.acknowledged_comment),
            flags: flags.into_iter().filter_map(|(is, flag)| is.then_some(flag)).collect(),
        }
    }
}
