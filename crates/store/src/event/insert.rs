//! New rows.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    CategoryId, CustomerId, EventKey, EventType, Flags, LocationId, PlaceId, Protocol, Severity, SignatureId,
    Timestamp, WebDomainId, cidr::CidrKey, event::EndPoint,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct NewEvent {
    pub key: EventKey,
    pub uuid: Uuid,
    pub customer: CustomerId,
    pub signature: SignatureId,
    pub category: Option<CategoryId>,
    pub severity: Severity,
    pub protocol: Protocol,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub source_place: Option<PlaceId>,
    pub destination_place: Option<PlaceId>,
    pub location: Option<LocationId>,
    pub domain: Option<WebDomainId>,
    pub count: i64,
    pub start: Timestamp,
    pub end: Timestamp,
    pub updated: Timestamp,
    pub flags: Flags,
    pub window: Option<Timestamp>,
    pub first_raw: Option<EventKey>,
}

pub async fn insert(tx: &mut Tx, events: &[NewEvent]) -> Result<()> {
    for chunk in chunks(events) {
        let mut query = sql("INSERT INTO event
                (key, uuid, day, customer_id, signature_id, category_id, severity, protocol,
                 source, source_width, source_port, destination, destination_width, destination_port,
                 source_place, destination_place, location_id, domain_id, count, start_at, end_at, updated_at, flags_low, flags_high, window_at, first_raw) VALUES ");
        for (index, event) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(event.key).push(", ").push_bind(event.uuid).push(", ");
            query.push_bind(event.key.timestamp().day()).push(", ");
            query.push_bind(event.customer).push(", ").push_bind(event.signature).push(", ");
            query.push_bind(event.category).push(", ").push_bind(event.severity).push(", ");
            query.push_bind(event.protocol.0).push(", ");
            for end in [event.source, event.destination] {
                query.push_bind(end.address.map(|address| address.key())).push(", ");
                query.push_bind(end.address.map(|address| width(&address.key()))).push(", ");
                query.push_bind(end.port).push(", ");
            }
            query.push_bind(event.source_place).push(", ").push_bind(event.destination_place).push(", ");
            query.push_bind(event.location).push(", ").push_bind(event.domain).push(", ");
            let [low, high] = event.flags.words();
            for number in
                [event.count, event.start.millis(), event.end.millis(), event.updated.millis(), low, high]
            {
                query.push_bind(number).push(", ");
            }
            query.push_bind(event.window).push(", ").push_bind(event.first_raw).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// How many bits a network has less than a host.
pub(super) fn width(key: &CidrKey) -> u8 {
    128 - key[16]
}

/// What an event is called, apart from its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    pub timestamp: Timestamp,
    pub customer: CustomerId,
    pub uuid: Uuid,
}

/// Gives each event of `wanted` a free key, or the one it has already (`true`).
///
/// The sequence within a millisecond begins at 20 bits of the id: events of one moment rarely want the same,
/// and an event that is told again finds itself without an index on ids. Where a key is taken, the next is
/// tried.
pub async fn free_keys(conn: &mut Conn, table: Table, wanted: &[Identity]) -> Result<Vec<(EventKey, bool)>> {
    let mut found: Vec<Option<(EventKey, bool)>> = vec![None; wanted.len()];
    // Of events that were given a key here, the number in `wanted`.
    let mut given: HashMap<i64, usize> = HashMap::new();
    let mut step = 0;
    loop {
        let open: Vec<usize> = (0..wanted.len()).filter(|index| found[*index].is_none()).collect();
        if open.is_empty() {
            return Ok(found.into_iter().flatten().collect());
        }
        let keys: HashSet<i64> = open.iter().map(|index| key_at(&wanted[*index], step)).collect();
        let keys: Vec<i64> = keys.into_iter().collect();
        let stored = names_at(conn, table, &keys).await?;
        for index in open {
            let this = &wanted[index];
            let key = key_at(this, step);
            found[index] = match (stored.get(&key), given.get(&key)) {
                (Some(name), _) => (*name == (this.customer, this.uuid)).then_some((EventKey(key), true)),
                // Twice in one batch: the second is there already.
                (None, Some(other)) => (wanted[*other] == *this).then_some((EventKey(key), true)),
                (None, None) => {
                    given.insert(key, index);
                    Some((EventKey(key), false))
                }
            };
        }
        step += 1;
    }
}

/// Which of the two tables of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Aggregated,
    Raw,
}

impl From<EventType> for Table {
    fn from(kind: EventType) -> Self {
        match kind {
            EventType::Aggregated => Self::Aggregated,
            EventType::Raw => Self::Raw,
        }
    }
}

impl Table {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Aggregated => "event",
            Self::Raw => "raw_event",
        }
    }
}

fn key_at(event: &Identity, step: i64) -> i64 {
    let mask = (1 << EventKey::SEQUENCE_BITS) - 1;
    let bytes = event.uuid.as_bytes();
    let low = i64::from(u32::from_be_bytes([0, bytes[13], bytes[14], bytes[15]]));
    EventKey::first_at(event.timestamp).0 | ((low + step) & mask)
}

async fn names_at(conn: &mut Conn, table: Table, keys: &[i64]) -> Result<HashMap<i64, (CustomerId, Uuid)>> {
    let mut names = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql(format!("SELECT key, customer_id, uuid FROM {} WHERE key IN ", table.name()));
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, i64, Uuid)> = query.fetch_all(conn).await?;
        names.extend(rows.into_iter().map(|(key, customer, uuid)| (key, (CustomerId(customer), uuid))));
    }
    Ok(names)
}
