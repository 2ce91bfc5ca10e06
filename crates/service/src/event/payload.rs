//! What went over the wire.

use super::get::find;
use crate::{Ctx, Error, Result};
use argus_domain::{EventId, Payload};
use argus_ingest::{Format, pcap};
use argus_store::event::{self, PayloadSource};

/// As text, or base64 where it is binary.
pub async fn payload(ctx: &Ctx, id: EventId) -> Result<Payload> {
    let missing = || Error::NotFound(format!("The event {id} has no payload."));
    match source(ctx, id).await?.ok_or_else(missing)? {
        PayloadSource::Submitted(kind, text) => {
            Ok(Payload { kind: kind.parse().map_err(|_| missing())?, text })
        }
        PayloadSource::Record(content) => Format::from_number(content.format)
            .and_then(|format| format.payload(&content.text))
            .ok_or_else(missing),
    }
}

/// A capture file in the classic pcap format.
pub async fn packet_capture(ctx: &Ctx, id: EventId) -> Result<Vec<u8>> {
    let missing = || Error::NotFound(format!("No packet of the event {id} was kept."));
    let file = match source(ctx, id).await?.ok_or_else(missing)? {
        PayloadSource::Submitted(kind, text) => {
            kind.parse().ok().and_then(|kind| pcap::of_payload(&Payload { kind, text }, id.timestamp))
        }
        PayloadSource::Record(content) => Format::from_number(content.format)
            .and_then(|format| format.packet_capture(&content.text, id.timestamp)),
    };
    file.ok_or_else(missing)
}

async fn source(ctx: &Ctx, id: EventId) -> Result<Option<PayloadSource>> {
    let (mut conn, key) = find(ctx, id).await?;
    Ok(event::payload(&mut conn, id.kind, key).await?)
}
