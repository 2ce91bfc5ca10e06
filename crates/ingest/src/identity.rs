//! Ids that follow from what an event is, so that the same thing told twice is the same event.

use crate::RawEvent;
use argus_domain::{CustomerId, Timestamp};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// A raw event's id: its sender's, or from whose it is, its format and its content. The same file read twice adds nothing.
pub fn raw_uuid(customer: CustomerId, event: &RawEvent) -> Uuid {
    event.uuid.unwrap_or_else(|| {
        hash(&[&customer.0.to_be_bytes(), &[event.format as u8], event.content.as_bytes()])
    })
}

/// The id of the aggregate that a raw event belongs to: same customer, signature, source, destination,
/// destination port, protocol and window.
///
/// Windows are fixed spans of time rather than spans after a first event, so that the same raw events give
/// the same aggregates in whatever order, and on whichever server, they arrive.
pub fn aggregate_uuid(customer: CustomerId, event: &RawEvent, window: Timestamp) -> Uuid {
    let address =
        |end: argus_domain::event::EndPoint| end.address.map(|address| address.key()).unwrap_or([255; 17]);
    let port = event.destination.port.map_or(-1, i32::from);
    hash(&[
        &customer.0.to_be_bytes(),
        &window.millis().to_be_bytes(),
        &address(event.source),
        &address(event.destination),
        &port.to_be_bytes(),
        &[event.protocol.0],
        event.signature.as_bytes(),
    ])
}

/// The first 122 bits of a SHA-256 as a UUID of version 8 (RFC 9562, custom).
fn hash(parts: &[&[u8]]) -> Uuid {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    let digest: [u8; 32] = hasher.finalize().into();
    let mut first = [0; 16];
    first.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(first).into_uuid()
}
