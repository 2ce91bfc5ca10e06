//! What the calls of this module answer.

use crate::api::model::DomainInfo;
use argus_domain::customer::Customer;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BasicCustomer {
    id: i64,
    short_name: String,
    name: String,
    domain: DomainInfo,
    #[serde(rename = "type")]
    kind: &'static str,
    // In lower case, as this module has it.
    language: &'static str,
    time_zone: &'static str,
    #[schema(value_type = Vec<String>)]
    flags: [(); 0],
    #[schema(value_type = Vec<String>)]
    properties: [(); 0],
    #[serde(rename = "ancestorIDs")]
    #[schema(value_type = Vec<i64>)]
    ancestor_ids: [(); 0],
}

impl From<Customer> for BasicCustomer {
    fn from(customer: Customer) -> Self {
        let Customer { id, short_name, name } = customer;
        Self {
            id: id.0,
            short_name,
            name,
            domain: DomainInfo::ONLY,
            kind: "leaf",
            language: "english",
            time_zone: "UTC",
            flags: [],
            properties: [],
            ancestor_ids: [],
        }
    }
}
