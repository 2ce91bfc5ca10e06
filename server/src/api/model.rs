//! Small models that many answers hold. Fields that are not known are left out: the reference's models take
//! no nulls.

use argus_domain::{Permission, customer::Customer, event::CustomerName, network::Doer};
use serde::Serialize;
use utoipa::ToSchema;

/// Everybody and everything is in one domain.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct DomainInfo {
    id: i64,
    name: &'static str,
}

impl DomainInfo {
    pub(crate) const ONLY: Self = Self { id: 1, name: "ARGUS" };

    /// Whether a text means the domain. Clients name the reference's own where nobody told them another.
    pub(crate) fn is_meant_by(text: &str) -> bool {
        text == "1" || text.eq_ignore_ascii_case("ARGUS") || text.eq_ignore_ascii_case("MNEMONIC")
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CustomerInfo {
    id: i64,
    short_name: String,
    name: String,
    domain: DomainInfo,
}

impl From<CustomerName> for CustomerInfo {
    fn from(customer: CustomerName) -> Self {
        let CustomerName { id, short_name, name } = customer;
        Self { id: id.0, short_name, name, domain: DomainInfo::ONLY }
    }
}

impl From<Customer> for CustomerInfo {
    fn from(customer: Customer) -> Self {
        let Customer { id, short_name, name } = customer;
        Self { id: id.0, short_name, name, domain: DomainInfo::ONLY }
    }
}

/// Something that somebody may do.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FunctionInfo {
    id: i64,
    name: &'static str,
    description: &'static str,
    flags: Vec<&'static str>,
    security_level: &'static str,
}

impl From<Permission> for FunctionInfo {
    fn from(permission: Permission) -> Self {
        let administers = permission == Permission::Administer;
        Self {
            id: permission.number(),
            name: permission.name(),
            description: permission.description(),
            flags: if administers { vec!["SYSADM"] } else { Vec::new() },
            security_level: if administers { "ADMINISTRATIVE" } else { "DEFAULT" },
        }
    }
}

/// Somebody.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserInfo {
    id: i64,
    user_name: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    domain: DomainInfo,
}

impl UserInfo {
    /// Whether one of these is his number or short name.
    pub(crate) fn is_named(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.user_name.eq_ignore_ascii_case(name) || name.parse() == Ok(self.id))
    }
}

impl From<Doer> for UserInfo {
    fn from(doer: Doer) -> Self {
        let Doer { id, login, name } = doer;
        Self { id: id.0, user_name: login, name, kind: "user", domain: DomainInfo::ONLY }
    }
}
