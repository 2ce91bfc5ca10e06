//! Events that were submitted whole, and changed by submitting them again.

use super::insert::width;
use crate::{Conn, Result, Tx, case::merge::holder, query::sql};
use argus_domain::{
    CaseId, CategoryId, Cidr, EventId, EventKey, Flag, Flags, LocationId, PlaceId, Protocol, Severity,
    SignatureId, Timestamp, WebDomainId, event::EndPoint,
};
use std::collections::BTreeMap;

/// What a second submission of an event says anew. `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub signature: Option<(SignatureId, Option<CategoryId>)>,
    pub severity: Option<Severity>,
    pub protocol: Option<Protocol>,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub source_place: Option<PlaceId>,
    pub destination_place: Option<PlaceId>,
    pub location: Option<LocationId>,
    pub domain: Option<WebDomainId>,
    pub count: Option<i64>,
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    /// Added to those it has.
    pub flags: Flags,
}

/// Changes an event, unless it was finalized: then nothing happens, and the answer is `false`.
pub async fn change(tx: &mut Tx, key: EventKey, change: &Change, now: Timestamp) -> Result<bool> {
    let [low, high] = change.flags.words();
    let address = |end: EndPoint| end.address.map(|address: Cidr| address.key());
    let widths = |end: EndPoint| address(end).map(|key| width(&key));
    let [finalized, _] = Flags::from_iter([Flag::Finalized]).words();
    let changed = sql("UPDATE event SET
            signature_id = COALESCE($1, signature_id),
            category_id = CASE WHEN $1 IS NULL THEN category_id ELSE $2 END,
            severity = COALESCE($3, severity), protocol = COALESCE($4, protocol),
            source = COALESCE($5, source), source_width = COALESCE($6, source_width),
            source_port = COALESCE($7, source_port),
            destination = COALESCE($8, destination), destination_width = COALESCE($9, destination_width),
            destination_port = COALESCE($10, destination_port),
            count = COALESCE($11, count),
            start_at = COALESCE($12, CASE WHEN $13 < start_at THEN $13 ELSE start_at END),
            end_at = COALESCE($13, CASE WHEN $12 > end_at THEN $12 ELSE end_at END),
            flags_low = flags_low | $14, flags_high = flags_high | $15, updated_at = $16,
            source_place = COALESCE($17, source_place), destination_place = COALESCE($18, destination_place),
            location_id = COALESCE($19, location_id), domain_id = COALESCE($20, domain_id)
         WHERE key = $21 AND flags_low & $22 = 0")
    .bind(change.signature.map(|(id, _)| id))
    .bind(change.signature.and_then(|(_, category)| category))
    .bind(change.severity)
    .bind(change.protocol.map(|protocol| protocol.0))
    .bind(address(change.source))
    .bind(widths(change.source))
    .bind(change.source.port)
    .bind(address(change.destination))
    .bind(widths(change.destination))
    .bind(change.destination.port)
    .bind(change.count)
    .bind(change.start)
    .bind(change.end)
    .bind(low)
    .bind(high)
    .bind(now)
    .bind(change.source_place)
    .bind(change.destination_place)
    .bind(change.location)
    .bind(change.domain)
    .bind(key)
    .bind(finalized)
    .execute(tx)
    .await?;
    Ok(changed > 0)
}

/// The parts of a submission that are read for hits only.
#[derive(Clone, Debug)]
pub struct SubmittedDetail<'a> {
    pub domain: Option<&'a str>,
    pub uri: Option<&'a str>,
    pub properties: &'a BTreeMap<String, String>,
    pub sub_events: &'a [EventId],
    /// Kind and text.
    pub payload: Option<(&'a str, &'a str)>,
}

/// Adds them to an event: what is given replaces, properties are added one by one.
pub async fn put_detail(tx: &mut Tx, key: EventKey, new: &SubmittedDetail<'_>) -> Result<()> {
    let mut properties = properties(tx, key).await?;
    properties.extend(new.properties.iter().map(|(name, value)| (name.clone(), value.clone())));
    let json = |value: serde_json::Result<String>| value.map_err(crate::StoreError::corrupt);
    sql("INSERT INTO event_detail (key, domain, uri, properties, sub_events, payload_type, payload)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (key) DO UPDATE SET
            domain = COALESCE(excluded.domain, event_detail.domain),
            uri = COALESCE(excluded.uri, event_detail.uri),
            properties = excluded.properties,
            sub_events = CASE WHEN excluded.sub_events = '[]' THEN event_detail.sub_events ELSE excluded.sub_events END,
            payload_type = COALESCE(excluded.payload_type, event_detail.payload_type),
            payload = COALESCE(excluded.payload, event_detail.payload)")
    .bind(key)
    .bind(new.domain)
    .bind(new.uri)
    .bind(json(serde_json::to_string(&properties))?)
    .bind(json(serde_json::to_string(new.sub_events))?)
    .bind(new.payload.map(|(kind, _)| kind))
    .bind(new.payload.map(|(_, text)| text))
    .execute(tx)
    .await?;
    Ok(())
}

async fn properties(conn: &mut Conn, key: EventKey) -> Result<BTreeMap<String, String>> {
    let row: Option<(String,)> =
        sql("SELECT properties FROM event_detail WHERE key = $1").bind(key).fetch_optional(conn).await?;
    row.map_or_else(
        || Ok(BTreeMap::new()),
        |(json,)| serde_json::from_str(&json).map_err(crate::StoreError::corrupt),
    )
}

/// Links an event to cases, or to those that they were merged into. Those it is linked to already stay.
pub async fn link_cases(tx: &mut Tx, key: EventKey, cases: &[CaseId], now: Timestamp) -> Result<()> {
    for case in cases {
        let case = holder(tx, *case).await?;
        sql("INSERT INTO event_case (event_key, case_id, linked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(key)
            .bind(case)
            .bind(now)
            .execute(tx)
            .await?;
    }
    if !cases.is_empty() {
        mark_linked(tx, key).await?;
    }
    Ok(())
}

/// Events that are linked to any case are marked, so that searches need not look for links.
pub(super) async fn mark_linked(tx: &mut Tx, key: EventKey) -> Result<()> {
    let (linked,): (i64,) =
        sql("SELECT COUNT(*) FROM event_case WHERE event_key = $1").bind(key).fetch_one(tx).await?;
    let [_, mark] = Flags::LINKED.words();
    sql(if linked > 0 {
        "UPDATE event SET flags_high = flags_high | $1 WHERE key = $2"
    } else {
        "UPDATE event SET flags_high = flags_high & ~$1 WHERE key = $2"
    })
    .bind(mark)
    .bind(key)
    .execute(tx)
    .await?;
    Ok(())
}
