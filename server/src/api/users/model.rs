//! What the calls of this module answer.

use crate::api::model::{CustomerInfo, DomainInfo};
use argus_domain::{
    GroupId, Permission, UserId,
    user::{Group, Person, Subject},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Users and groups have numbers of one kind on the wire: those of groups begin here.
const FIRST_GROUP: i64 = 1_000_000_000;

pub(crate) fn wire_group(id: GroupId) -> i64 {
    FIRST_GROUP + id.0
}

/// The user or the group that a number on the wire means.
pub(crate) fn subject_id(number: i64) -> Result<UserId, GroupId> {
    if number > FIRST_GROUP { Err(GroupId(number - FIRST_GROUP)) } else { Ok(UserId(number)) }
}

/// A number on the wire becomes the group's own; no group has that of a user.
pub(super) fn group_name(text: &str) -> String {
    match text.parse().map(subject_id) {
        Ok(Err(group)) => group.to_string(),
        Ok(Ok(_)) => "-1".to_owned(),
        Err(_) => text.to_owned(),
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BasicUser {
    id: i64,
    short_name: String,
    name: String,
    domain: DomainInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    customer: Option<CustomerInfo>,
    language: &'static str,
    flags: Vec<&'static str>,
}

impl From<Person> for BasicUser {
    fn from(Person { user, customer }: Person) -> Self {
        Self {
            id: user.id.0,
            short_name: user.login,
            name: user.name,
            domain: DomainInfo::ONLY,
            customer: customer.map(CustomerInfo::from),
            language: "english",
            flags: if user.disabled { vec!["deleted"] } else { Vec::new() },
        }
    }
}

/// A group or a user.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BasicSubject {
    id: i64,
    #[serde(rename = "type")]
    kind: &'static str,
    short_name: String,
    name: String,
    domain: DomainInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    customer: Option<CustomerInfo>,
    // The reference's model of groups takes none; that of subjects is only told from others by them.
    /// Not where only groups are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    flags: Option<Vec<&'static str>>,
}

impl From<Group> for BasicSubject {
    fn from(group: Group) -> Self {
        Self {
            id: wire_group(group.id),
            kind: "group",
            short_name: group.name.clone(),
            name: group.name,
            domain: DomainInfo::ONLY,
            customer: None,
            flags: None,
        }
    }
}

impl From<Subject> for BasicSubject {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Group(group) => Self { flags: Some(Vec::new()), ..group.into() },
            Subject::User(person) => {
                let BasicUser { id, short_name, name, domain, customer, flags, .. } = person.into();
                Self { id, kind: "user", short_name, name, domain, customer, flags: Some(flags) }
            }
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BasicFunction {
    id: i64,
    name: &'static str,
    localized_name: &'static str,
    localized_description: &'static str,
    flags: Vec<&'static str>,
    minimum_security_level: &'static str,
}

impl BasicFunction {
    pub(super) fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }
}

impl From<Permission> for BasicFunction {
    fn from(permission: Permission) -> Self {
        let mut flags = Vec::new();
        if permission.only_reads() {
            flags.push("readOnly");
        }
        if permission == Permission::Administer {
            flags.push("sysadm");
        }
        Self {
            id: permission.number(),
            name: permission.name(),
            localized_name: permission.name(),
            localized_description: permission.description(),
            flags,
            minimum_security_level: "standard",
        }
    }
}
