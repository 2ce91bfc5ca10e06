//! The fields that are searched and counted, of many events at a time.

use super::{
    candidate::candidates,
    network,
    search::{Check, Prepared},
};
use crate::{
    Conn, Result, Scope, StoreError, place,
    query::{Sql, by_position, chunks, sql},
};
use argus_domain::{
    CaseId, CategoryId, CustomerId, EventFacts, EventKey, EventType, Flags, LocationId, Place, Protocol,
    SensorId, Severity, SignatureId, Timestamp, WebDomainId,
};
use std::collections::HashMap;
use uuid::Uuid;

struct Row {
    key: i64,
    uuid: Uuid,
    customer_id: i64,
    signature_id: i64,
    category_id: Option<i64>,
    severity: i16,
    protocol: i16,
    source: Option<Vec<u8>>,
    source_port: Option<i32>,
    source_place: Option<i64>,
    source_country: Option<String>,
    destination: Option<Vec<u8>>,
    destination_port: Option<i32>,
    destination_place: Option<i64>,
    destination_country: Option<String>,
    location_id: Option<i64>,
    domain_id: Option<i64>,
    count: i64,
    start_at: i64,
    end_at: i64,
    updated_at: i64,
    assessed_at: Option<i64>,
    flags_low: i64,
    flags_high: i64,
    sensor_id: Option<i64>,
}

const SHARED: &str = "event.customer_id, event.signature_id, event.category_id, event.protocol,
    event.source, event.source_place, source_place.country, event.destination, event.destination_port,
    event.destination_place, destination_place.country, event.location_id, event.domain_id,
    event.assessed_at";

const PLACES: &str = "LEFT JOIN place AS source_place ON source_place.id = event.source_place
    LEFT JOIN place AS destination_place ON destination_place.id = event.destination_place";

fn select(kind: EventType) -> Sql {
    sql(match kind {
        EventType::Aggregated => format!(
            "SELECT event.key, event.uuid, {SHARED}, event.severity, event.source_port, event.count,
                event.start_at, event.end_at, event.updated_at, event.flags_low, event.flags_high,
                CAST(NULL AS BIGINT)
             FROM event {PLACES}"
        ),
        EventType::Raw => format!(
            "SELECT raw.key, raw.uuid, {SHARED}, raw.severity, raw.source_port, CAST(1 AS BIGINT),
                raw.key >> 20, raw.key >> 20, raw.received_at, raw.flags_low, raw.flags_high, raw.sensor_id
             FROM raw_event AS raw JOIN event ON event.key = raw.event_key {PLACES}"
        ),
    })
}

by_position!(Row {
    key,
    uuid,
    customer_id,
    signature_id,
    category_id,
    protocol,
    source,
    source_place,
    source_country,
    destination,
    destination_port,
    destination_place,
    destination_country,
    location_id,
    domain_id,
    assessed_at,
    severity,
    source_port,
    count,
    start_at,
    end_at,
    updated_at,
    flags_low,
    flags_high,
    sensor_id,
});

/// Up to `limit` events of a day after `key`, in the order of time.
pub async fn facts_of_day(
    conn: &mut Conn,
    day: i64,
    after: Option<EventKey>,
    limit: u32,
) -> Result<Vec<EventFacts>> {
    let first = after.map_or(EventKey::first_of_day(day), |key| EventKey(key.0 + 1));
    let mut query = select(EventType::Aggregated);
    query.push(" WHERE event.key BETWEEN ").push_bind(first);
    query.push(" AND ").push_bind(EventKey::last_of_day(day));
    query.push(" ORDER BY event.key LIMIT ").push_bind(limit);
    aggregated(conn, query).await
}

/// The newest day before `day` that has events, in days since 1970; of all days without one.
pub async fn newest_day(conn: &mut Conn, before: Option<i64>) -> Result<Option<i64>> {
    let before = before.map_or(EventKey(i64::MAX), EventKey::first_of_day);
    let (key,): (Option<i64>,) =
        sql("SELECT MAX(key) FROM event WHERE key < $1").bind(before).fetch_one(conn).await?;
    Ok(key.map(|key| EventKey(key).timestamp().day()))
}

/// Up to `limit` events written after the one that was written at `updated` with `key`, in the order of
/// writing. Uses event_updated.
pub async fn facts_written_after(
    conn: &mut Conn,
    updated: Timestamp,
    key: EventKey,
    limit: u32,
) -> Result<Vec<EventFacts>> {
    let mut query = select(EventType::Aggregated);
    query.push(" WHERE (event.updated_at, event.key) > (").push_bind(updated).push(", ").push_bind(key);
    query.push(") ORDER BY event.updated_at, event.key LIMIT ").push_bind(limit);
    aggregated(conn, query).await
}

/// When events were last written.
pub async fn last_written(conn: &mut Conn) -> Result<Timestamp> {
    let (updated,): (i64,) = sql("SELECT updated_at FROM event_head").fetch_one(conn).await?;
    Ok(Timestamp::clamped(updated))
}

/// The matching events, slice by slice, newest first, until `scan` rows were looked at: the time returned is
/// then how far back they go. For counting where the column index cannot.
pub async fn matching(
    conn: &mut Conn,
    scope: &Scope,
    query: &argus_domain::EventQuery,
    scan: u64,
    check: Option<Check<'_>>,
) -> Result<(Vec<EventFacts>, Option<Timestamp>)> {
    let (found, back_to) = matching_of(conn, scope, EventType::Aggregated, query, scan, check).await?;
    Ok((found.into_iter().map(|(facts, _)| facts).collect(), back_to))
}

/// The same for either kind of events, with the sensors of raw ones.
pub async fn matching_of(
    conn: &mut Conn,
    scope: &Scope,
    kind: EventType,
    query: &argus_domain::EventQuery,
    scan: u64,
    check: Option<Check<'_>>,
) -> Result<(Vec<(EventFacts, Option<SensorId>)>, Option<Timestamp>)> {
    let mut facts = Vec::new();
    let mut back_to = None;
    let Some(prepared) = Prepared::new(conn, scope, kind, query).await? else {
        return Ok((facts, None));
    };
    let key = if kind == EventType::Raw { "raw.key" } else { "event.key" };
    let mut scanned = 0;
    for lane in &prepared.lanes {
        let mut slices = super::search::Slices::new(&prepared, *lane, true);
        while let Some(slice) = slices.next(conn).await? {
            let keys: Vec<(i64,)> = slice.select(&prepared, key).fetch_all(conn).await?;
            let keys: Vec<EventKey> = keys.into_iter().map(|(key,)| EventKey(key)).collect();
            scanned += slice.rows;
            match check {
                None => facts.extend(of_keys(conn, kind, &keys).await?),
                Some(check) => {
                    for keys in keys.chunks(256) {
                        let found = candidates(conn, kind, keys).await?;
                        let found = found.into_iter().filter(|one| check(one));
                        facts.extend(found.map(|one| (one.facts, one.sensor)));
                    }
                    scanned += keys.len() as u64 * RECORD;
                }
            }
            if scanned >= scan {
                back_to = back_to.max(Some(slice.oldest()));
                break;
            }
        }
    }
    Ok((facts, back_to))
}

/// Reading a record costs as much as looking at so many rows.
const RECORD: u64 = 10;

/// Of `keys` in any order, with the sensors of raw ones.
pub async fn of_keys(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<Vec<(EventFacts, Option<SensorId>)>> {
    let mut all = Vec::with_capacity(keys.len());
    for chunk in chunks(keys) {
        let mut query = select(kind);
        query.push(if kind == EventType::Raw { " WHERE raw.key IN " } else { " WHERE event.key IN " });
        query.push_list(chunk.iter().copied());
        let rows: Vec<Row> = query.fetch_all(conn).await?;
        for row in rows {
            let sensor = row.sensor_id.map(SensorId);
            all.push((facts(row)?, sensor));
        }
    }
    let mut rows: Vec<&mut EventFacts> = all.iter_mut().map(|(facts, _)| facts).collect();
    if kind == EventType::Aggregated {
        put_cases(conn, &mut rows).await?;
    }
    Ok(all)
}

async fn aggregated(conn: &mut Conn, query: Sql) -> Result<Vec<EventFacts>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut all = rows.into_iter().map(facts).collect::<Result<Vec<_>>>()?;
    put_cases(conn, &mut all.iter_mut().collect::<Vec<_>>()).await?;
    Ok(all)
}

/// Few events are linked to cases, and those are marked.
async fn put_cases(conn: &mut Conn, rows: &mut [&mut EventFacts]) -> Result<()> {
    let linked: Vec<EventKey> = rows
        .iter()
        .filter(|facts| !facts.flags.intersection(Flags::LINKED).is_empty())
        .map(|facts| facts.key)
        .collect();
    if linked.is_empty() {
        return Ok(());
    }
    let mut cases = cases_of(conn, &linked).await?;
    for facts in rows {
        facts.cases = cases.remove(&facts.key).unwrap_or_default();
    }
    Ok(())
}

/// The cases that events are linked to, by event, in the order of their numbers.
pub(super) async fn cases_of(conn: &mut Conn, keys: &[EventKey]) -> Result<HashMap<EventKey, Vec<CaseId>>> {
    let mut cases: HashMap<EventKey, Vec<CaseId>> = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql("SELECT event_key, case_id FROM event_case WHERE event_key IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY case_id");
        for (key, case) in query.fetch_all::<(i64, i64)>(conn).await? {
            cases.entry(EventKey(key)).or_default().push(CaseId(case));
        }
    }
    Ok(cases)
}

fn facts(row: Row) -> Result<EventFacts> {
    let place = |id: Option<i64>, country: Option<String>| {
        id.map(|id| Place { id: argus_domain::PlaceId(id), country: place::country(country) })
    };
    Ok(EventFacts {
        key: EventKey(row.key),
        uuid: row.uuid,
        customer: CustomerId(row.customer_id),
        signature: SignatureId(row.signature_id),
        category: row.category_id.map(CategoryId),
        severity: Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?,
        protocol: Protocol(u8::try_from(row.protocol).map_err(StoreError::corrupt)?),
        source: network::end_point(row.source, row.source_port)?,
        destination: network::end_point(row.destination, row.destination_port)?,
        source_place: place(row.source_place, row.source_country),
        destination_place: place(row.destination_place, row.destination_country),
        location: LocationId(row.location_id.unwrap_or(0)),
        domain: row.domain_id.map(WebDomainId),
        count: row.count,
        start: Timestamp::clamped(row.start_at),
        end: Timestamp::clamped(row.end_at),
        updated: Timestamp::clamped(row.updated_at),
        assessed: row.assessed_at.map(Timestamp::clamped),
        flags: Flags::from_words([row.flags_low, row.flags_high]),
        cases: Vec::new(),
    })
}
