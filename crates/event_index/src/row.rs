//! One event, as it is put into the index.

use argus_domain::{
    CategoryId, Cidr, CustomerId, EventKey, Flags, Protocol, Severity, SignatureId, Timestamp,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub key: EventKey,
    pub customer: CustomerId,
    pub signature: SignatureId,
    pub category: Option<CategoryId>,
    pub severity: Severity,
    pub protocol: Protocol,
    pub source: Option<Cidr>,
    pub source_port: Option<u16>,
    pub destination: Option<Cidr>,
    pub destination_port: Option<u16>,
    pub count: i64,
    pub start: Timestamp,
    pub end: Timestamp,
    pub updated: Timestamp,
    pub flags: Flags,
}
