//! New rows.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    CategoryId, CustomerId, EventKey, Flags, Protocol, Severity, SignatureId, Timestamp, cidr::CidrKey,
    event::EndPoint,
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
                 count, start_at, end_at, updated_at, flags_low, flags_high, window_at, first_raw) VALUES ");
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

/// Gives each event of `wanted` (its time and id) a free key, or the one it has already.
///
/// The sequence within a millisecond begins at 20 bits of the id: events of one moment rarely want the same,
/// and an event that is told again finds itself without an index on ids. Where a key is taken, the next is
/// tried.
pub async fn free_keys(
    conn: &mut Conn,
    table: Table,
    wanted: &[(Timestamp, Uuid)],
) -> Result<Vec<(EventKey, bool)>> {
    let mut found: Vec<Option<(EventKey, bool)>> = vec![None; wanted.len()];
    let mut given: HashMap<i64, Uuid> = HashMap::new();
    let mut step = 0;
    loop {
        let open: Vec<usize> = (0..wanted.len()).filter(|index| found[*index].is_none()).collect();
        if open.is_empty() {
            return Ok(found.into_iter().flatten().collect());
        }
        let key = |index: usize| key_at(wanted[index].0, wanted[index].1, step);
        let keys: Vec<i64> =
            open.iter().map(|&index| key(index)).collect::<HashSet<_>>().into_iter().collect();
        let stored = ids_at(conn, table, &keys).await?;
        for index in open {
            let (key, uuid) = (key(index), wanted[index].1);
            match stored.get(&key) {
                Some(other) if *other == uuid => found[index] = Some((EventKey(key), true)),
                Some(_) => {}
                None => match given.get(&key) {
                    // Twice in one batch: the second is there already.
                    Some(other) if *other == uuid => found[index] = Some((EventKey(key), true)),
                    Some(_) => {}
                    None => {
                        given.insert(key, uuid);
                        found[index] = Some((EventKey(key), false));
                    }
                },
            }
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

impl Table {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Aggregated => "event",
            Self::Raw => "raw_event",
        }
    }
}

fn key_at(timestamp: Timestamp, uuid: Uuid, step: i64) -> i64 {
    let mask = (1 << EventKey::SEQUENCE_BITS) - 1;
    let bytes = uuid.as_bytes();
    let low = i64::from(u32::from_be_bytes([0, bytes[13], bytes[14], bytes[15]]));
    EventKey::first_at(timestamp).0 | ((low + step) & mask)
}

async fn ids_at(conn: &mut Conn, table: Table, keys: &[i64]) -> Result<HashMap<i64, Uuid>> {
    let mut ids = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql(format!("SELECT key, uuid FROM {} WHERE key IN ", table.name()));
        query.push_list(chunk.iter().copied());
        ids.extend(query.fetch_all::<(i64, Uuid)>(conn).await?);
    }
    Ok(ids)
}
