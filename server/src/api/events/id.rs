//! An event's id as a part of an address.

use crate::api::openapi::choice;
use argus_domain::{EventId, EventType, Invalid, Timestamp};
use utoipa::IntoParams;

/// Type, time, customer and UUID, as they stand in the address.
pub(super) type EventPath = (String, String, String, String);

/// The same, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, non_snake_case, reason = "addresses are read leniently, so nothing has this type")]
pub(super) struct EventParts {
    #[param(inline)]
    r#type: EventTypeName,
    /// Milliseconds since 1970.
    #[param(minimum = 0)]
    timestamp: i64,
    #[param(minimum = 1)]
    customerID: i64,
    #[param(format = "uuid")]
    eventID: String,
}

choice! {
    /// AGGRATTACK means the same as AGGR, and RAW the same as NIDS.
    EventTypeName: ["AGGR", "AGGRATTACK", "NIDS", "RAW"];
}

/// Each part that is wrong is named as the reference names it.
pub(super) fn event_id((kind, timestamp, customer, uuid): EventPath) -> Result<EventId, Invalid> {
    let mut invalid = Invalid::default();
    let kind: Result<EventType, ()> =
        kind.parse().map_err(|_| invalid.add("type", "must be AGGR, AGGRATTACK, NIDS or RAW"));
    let timestamp = timestamp
        .parse::<i64>()
        .ok()
        .and_then(Timestamp::from_millis)
        .ok_or_else(|| invalid.add("timestamp", "must be milliseconds since 1970"));
    let customer = customer.parse().map_err(|_| invalid.add("customerID", "must be a whole number"));
    let uuid = uuid.parse().map_err(|_| invalid.add("eventID", "must be a UUID"));
    match (kind, timestamp, customer, uuid) {
        (Ok(kind), Ok(timestamp), Ok(customer), Ok(uuid)) => Ok(EventId { kind, timestamp, customer, uuid }),
        _ => Err(invalid),
    }
}
