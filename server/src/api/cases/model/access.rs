//! An entry of an access list.

use crate::api::{
    model::{DomainInfo, UserInfo},
    users::{subject_id, wire_group},
};
use argus_domain::{
    CaseId, Timestamp,
    case::{AccessLevel, AccessRecord, AccessSubject},
    network::Doer,
    numbered::Counted,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseAccess {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    level: &'static str,
    granted_subject: GrantedSubject,
    added_by_user: Option<UserInfo>,
    /// Null where it was not noted.
    #[schema(value_type = Option<i64>)]
    added_timestamp: Option<Timestamp>,
    added_time: Option<String>,
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = CaseGrantedSubject)]
enum GrantedSubject {
    User(UserInfo),
    Group(GroupInfo),
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseGrantedGroup)]
struct GroupInfo {
    id: i64,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    domain: DomainInfo,
}

/// More than there are of users and groups together: entries of two cases have two ids.
const SUBJECTS: i64 = 2_000_000_000;

fn entry_id(case: CaseId, subject: AccessSubject) -> Uuid {
    let number = match subject {
        AccessSubject::User(id) => id.0,
        AccessSubject::Group(id) => wire_group(id),
    };
    Counted::Access.uuid(case.0.saturating_mul(SUBJECTS).saturating_add(number))
}

/// Whom the entry names that has this number, if it is of this case.
pub(in crate::api::cases) fn access_subject(case: CaseId, number: i64) -> Option<AccessSubject> {
    let subject = match subject_id(number % SUBJECTS) {
        Ok(user) => AccessSubject::User(user),
        Err(group) => AccessSubject::Group(group),
    };
    (number / SUBJECTS == case.0).then_some(subject)
}

impl CaseAccess {
    /// Nothing where the entry shuts somebody out.
    pub(in crate::api::cases) fn new(case: CaseId, record: AccessRecord, is_deleted: bool) -> Option<Self> {
        let level = match record.entry.level {
            AccessLevel::None => return None,
            AccessLevel::Read => "read",
            AccessLevel::Full => "write",
        };
        let (subject, name) = (record.entry.subject, record.entry.name);
        Some(Self {
            id: entry_id(case, subject),
            level,
            granted_subject: match subject {
                AccessSubject::User(id) => {
                    let doer = Doer { id, login: record.login.unwrap_or_default(), name };
                    GrantedSubject::User(doer.into())
                }
                AccessSubject::Group(id) => {
                    let id = wire_group(id);
                    GrantedSubject::Group(GroupInfo { id, name, kind: "group", domain: DomainInfo::ONLY })
                }
            },
            added_by_user: record.added_by.map(UserInfo::from),
            added_timestamp: record.added,
            added_time: record.added.map(|at| at.to_string()),
            flags: if is_deleted { vec!["DELETED"] } else { Vec::new() },
        })
    }
}
