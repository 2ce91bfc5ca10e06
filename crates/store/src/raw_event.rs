//! Raw events, as their sensors wrote them.

use crate::{
    Conn, Result, Tx, compression,
    query::{chunks, sql},
};
use argus_domain::{
    CategoryId, CustomerId, EventId, EventKey, EventType, Flags, Protocol, SensorId, Severity, SignatureId,
    Timestamp, event::EndPoint,
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct NewRawEvent<'a> {
    pub key: EventKey,
    pub uuid: Uuid,
    /// The aggregate it was merged into.
    pub event: EventKey,
    pub customer: CustomerId,
    pub signature: SignatureId,
    pub category: Option<CategoryId>,
    pub severity: Severity,
    pub protocol: Protocol,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub flags: Flags,
    pub sensor: Option<SensorId>,
    pub received: Timestamp,
    pub format: i16,
    pub content: &'a str,
}

/// A record and how to read it.
#[derive(Clone, Debug)]
pub struct Content {
    pub format: i16,
    pub text: String,
}

pub async fn insert(tx: &mut Tx, events: &[NewRawEvent<'_>]) -> Result<()> {
    let mut packers = compression::Packers::default();
    for chunk in chunks(events) {
        let mut query = sql("INSERT INTO raw_event
                (key, uuid, event_key, customer_id, signature_id, category_id, severity, protocol,
                 source, source_port, destination, destination_port,
                 flags_low, flags_high, sensor_id, received_at, format, packed, dictionary_id) VALUES ");
        for (index, event) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(event.key).push(", ").push_bind(event.uuid).push(", ").push_bind(event.event);
            query.push(", ").push_bind(event.customer).push(", ").push_bind(event.signature);
            query.push(", ").push_bind(event.category).push(", ").push_bind(event.severity);
            query.push(", ").push_bind(event.protocol.0);
            for end in [event.source, event.destination] {
                query.push(", ").push_bind(end.address.map(|address| address.key()));
                query.push(", ").push_bind(end.port);
            }
            let [low, high] = event.flags.words();
            query.push(", ").push_bind(low).push(", ").push_bind(high).push(", ").push_bind(event.sensor);
            query.push(", ").push_bind(event.received).push(", ").push_bind(event.format);
            let packed = packers.pack(tx, event.format, event.content).await?;
            query.push(", ").push_bind(packed.bytes).push(", ").push_bind(packed.dictionary).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// The records of raw events, or of those that aggregates began with. The events were found within a scope.
pub(crate) async fn contents(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<HashMap<EventKey, Content>> {
    let mut contents = HashMap::new();
    let mut unpacker = compression::Unpacker::new();
    for chunk in chunks(keys) {
        let mut query = sql(match kind {
            EventType::Raw => "SELECT key, format, packed, dictionary_id FROM raw_event WHERE key IN ",
            EventType::Aggregated => {
                "SELECT event.key, format, packed, dictionary_id
                 FROM event JOIN raw_event ON raw_event.key = event.first_raw WHERE event.key IN "
            }
        });
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, i16, Vec<u8>, Option<i64>)> = query.fetch_all(conn).await?;
        for (key, format, bytes, dictionary) in rows {
            let text = unpacker.unpack(conn, bytes, dictionary).await?;
            contents.insert(EventKey(key), Content { format, text });
        }
    }
    Ok(contents)
}

/// The aggregate that a raw event was merged into.
pub async fn aggregate_of(conn: &mut Conn, key: EventKey) -> Result<Option<EventKey>> {
    let row: Option<(i64,)> =
        sql("SELECT event_key FROM raw_event WHERE key = $1").bind(key).fetch_optional(conn).await?;
    Ok(row.map(|(key,)| EventKey(key)))
}

/// The ids of the raw events of aggregates, the oldest first, at most `most` of each. Uses raw_event_event.
pub(crate) async fn ids_of(
    conn: &mut Conn,
    events: &[EventKey],
    most: usize,
) -> Result<HashMap<EventKey, Vec<EventId>>> {
    let mut ids: HashMap<EventKey, Vec<EventId>> = HashMap::new();
    for event in events {
        let rows: Vec<(i64, Uuid, i64)> =
            sql("SELECT key, uuid, customer_id FROM raw_event WHERE event_key = $1 ORDER BY key LIMIT $2")
                .bind(*event)
                .bind(i64::try_from(most).unwrap_or(i64::MAX))
                .fetch_all(conn)
                .await?;
        if !rows.is_empty() {
            let id = |(key, uuid, customer)| EventId {
                kind: EventType::Raw,
                timestamp: EventKey(key).timestamp(),
                customer: CustomerId(customer),
                uuid,
            };
            ids.insert(*event, rows.into_iter().map(id).collect());
        }
    }
    Ok(ids)
}
