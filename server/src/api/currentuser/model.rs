//! What the calls of this module answer: users as the reference's older model has them.

use crate::api::{
    model::{CustomerInfo, DomainInfo},
    users::wire_group,
};
use argus_domain::{
    Permission,
    user::{Group, Person},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CurrentUser)]
pub(super) struct User {
    id: i64,
    user_name: String,
    name: String,
    domain: DomainInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    customer: Option<CustomerInfo>,
    // In capitals, unlike everywhere else.
    language: &'static str,
    time_zone: TimeZone,
    flags: Vec<&'static str>,
    properties: BTreeMap<String, String>,
    #[serde(rename = "ascendantIDs")]
    ascendant_ids: Vec<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
struct TimeZone {
    /// IANA name.
    description: String,
}

pub(super) fn user(person: Person, groups: &[Group]) -> User {
    let Person { user, customer } = person;
    User {
        id: user.id.0,
        user_name: user.login,
        name: user.name,
        domain: DomainInfo::ONLY,
        customer: customer.map(CustomerInfo::from),
        language: "ENGLISH",
        time_zone: TimeZone { description: user.time_zone },
        flags: if user.disabled { vec!["AUTH_LOCAL", "DISABLED"] } else { vec!["AUTH_LOCAL"] },
        properties: BTreeMap::new(),
        ascendant_ids: groups.iter().map(|group| wire_group(group.id)).collect(),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct GroupInfo {
    id: i64,
    name: String,
    description: String,
    domain: DomainInfo,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl From<Group> for GroupInfo {
    fn from(group: Group) -> Self {
        Self {
            id: wire_group(group.id),
            description: group.name.clone(),
            name: group.name,
            domain: DomainInfo::ONLY,
            kind: "group",
        }
    }
}

// That it is a group's is left out: the reference's schema takes a subject as a user or a group and cannot
// tell them apart.
/// A function that the user has.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CurrentUserPermission {
    id: i64,
    function: Function,
    #[schema(value_type = Vec<String>)]
    flags: [(); 0],
}

#[derive(Debug, Serialize, ToSchema)]
struct Function {
    id: i64,
    name: &'static str,
}

impl From<(Group, Permission)> for CurrentUserPermission {
    fn from((group, permission): (Group, Permission)) -> Self {
        Self {
            // A group has a permission once.
            id: group.id.0.saturating_mul(1 << 31).saturating_add(permission.number()),
            function: Function { id: permission.number(), name: permission.name() },
            flags: [],
        }
    }
}
