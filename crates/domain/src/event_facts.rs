//! What is known of an event without reading its record: the fields that are searched and counted.

use crate::{
    CaseId, CategoryId, CustomerId, EventKey, Flags, LocationId, Place, Protocol, Severity, SignatureId,
    Timestamp, WebDomainId, event::EndPoint,
};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq)]
pub struct EventFacts {
    pub key: EventKey,
    pub uuid: Uuid,
    pub customer: CustomerId,
    pub signature: SignatureId,
    pub category: Option<CategoryId>,
    pub severity: Severity,
    pub protocol: Protocol,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub source_place: Option<Place>,
    pub destination_place: Option<Place>,
    /// 0 is "not known".
    pub location: LocationId,
    pub domain: Option<WebDomainId>,
    pub count: i64,
    /// First occurrence.
    pub start: Timestamp,
    /// Last occurrence.
    pub end: Timestamp,
    pub updated: Timestamp,
    /// When somebody first judged it.
    pub assessed: Option<Timestamp>,
    pub flags: Flags,
    pub cases: Vec<CaseId>,
}
