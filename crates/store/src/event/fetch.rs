//! Whole events by their keys.

use super::{comment, facts, insert::Table, network::end_point};
use crate::{
    Conn, Result, Scope, StoreError, location, place,
    query::{by_position, chunks, sql},
    raw_event, sensor,
};
use argus_domain::{
    AlarmId, CaseId, CategoryId, CustomerId, EventId, EventKey, EventType, Flags, LocationId, PlaceId,
    Protocol, SensorId, Severity, Timestamp,
    event::{Attack, Comment, CustomerName, Event, EventSummary, GeoLocation, Location, Sensor},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

struct Row {
    key: i64,
    uuid: Uuid,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    signature: String,
    alarm_id: Option<i64>,
    alarm_description: Option<String>,
    category_id: Option<i64>,
    category_name: Option<String>,
    severity: i16,
    protocol: i16,
    source: Option<Vec<u8>>,
    source_port: Option<i32>,
    destination: Option<Vec<u8>>,
    destination_port: Option<i32>,
    count: i64,
    start_at: i64,
    end_at: i64,
    updated_at: i64,
    flags_low: i64,
    flags_high: i64,
}

by_position!(Row {
    key,
    uuid,
    customer_id,
    short_name,
    customer_name,
    signature,
    alarm_id,
    alarm_description,
    category_id,
    category_name,
    severity,
    protocol,
    source,
    source_port,
    destination,
    destination_port,
    flags_low,
    flags_high,
    count,
    start_at,
    end_at,
    updated_at,
});

const NAMES: &str = "event.customer_id, customer.short_name, customer.name, signature.name,
    signature.alarm_id, alarm.description, event.category_id, category.name, severity, protocol, source,
    source_port, destination, destination_port, flags_low, flags_high";

const JOINS: &str = "JOIN customer ON customer.id = event.customer_id
    JOIN signature ON signature.id = event.signature_id
    LEFT JOIN alarm ON alarm.id = signature.alarm_id
    LEFT JOIN category ON category.id = event.category_id";

fn columns(table: Table) -> String {
    match table {
        Table::Aggregated => {
            format!("SELECT event.key, uuid, {NAMES}, count, start_at, end_at, updated_at FROM event {JOINS}")
        }
        // A raw event is one occurrence at one time, and never changes.
        Table::Raw => format!(
            "SELECT event.key, uuid, {NAMES}, CAST(1 AS BIGINT), event.key >> 20, event.key >> 20, received_at
             FROM raw_event AS event {JOINS}"
        ),
    }
}

fn summary(row: Row, kind: EventType) -> Result<(EventKey, EventSummary)> {
    let key = EventKey(row.key);
    let customer = CustomerId(row.customer_id);
    let severity = Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?;
    let flags = Flags::from_words([row.flags_low, row.flags_high]);
    let summary = EventSummary {
        id: EventId { kind, timestamp: key.timestamp(), customer, uuid: row.uuid },
        customer: CustomerName { id: customer, short_name: row.short_name, name: row.customer_name },
        attack: Attack {
            signature: row.signature,
            alarm: row.alarm_id.map(AlarmId),
            alarm_description: row.alarm_description,
            category: row.category_id.map(CategoryId),
            category_name: row.category_name,
        },
        severity,
        source: end_point(row.source, row.source_port)?,
        destination: end_point(row.destination, row.destination_port)?,
        protocol: Protocol(u8::try_from(row.protocol).map_err(StoreError::corrupt)?),
        count: row.count,
        flags,
        linked: !flags.intersection(Flags::LINKED).is_empty(),
        start: Timestamp::clamped(row.start_at),
        end: Timestamp::clamped(row.end_at),
        last_updated: Timestamp::clamped(row.updated_at),
    };
    Ok((key, summary))
}

/// The events of `keys`, which a search gave within a scope, in their order. One that is gone meanwhile is left
/// out.
pub async fn summaries(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<Vec<(EventKey, EventSummary)>> {
    let mut by_key = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql(format!("{} WHERE event.key IN ", columns(kind.into())));
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<Row>(conn).await? {
            by_key.extend([summary(row, kind)?]);
        }
    }
    Ok(keys.iter().filter_map(|key| by_key.remove_entry(key)).collect())
}

/// The key of an event, if it is there and may be seen.
pub async fn key_of(conn: &mut Conn, scope: &Scope, id: &EventId) -> Result<Option<EventKey>> {
    if !scope.includes(id.customer) {
        return Ok(None);
    }
    let table = Table::from(id.kind);
    let row: Option<(i64,)> = sql(format!(
        "SELECT key FROM {} WHERE key >= $1 AND key <= $2 AND uuid = $3 AND customer_id = $4",
        table.name()
    ))
    .bind(EventKey::first_at(id.timestamp))
    .bind(EventKey::last_at(id.timestamp))
    .bind(id.uuid)
    .bind(id.customer)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(key,)| EventKey(key)))
}

/// The keys of aggregated events with these ids, or of the aggregates of raw events with these ids; rising.
pub async fn aggregated_keys(
    conn: &mut Conn,
    scope: &Scope,
    kind: EventType,
    ids: &[EventId],
) -> Result<Vec<EventKey>> {
    let column = if kind == EventType::Raw { "event_key" } else { "key" };
    let mut keys = BTreeSet::new();
    let wanted: Vec<&EventId> =
        ids.iter().filter(|id| id.kind == kind && scope.includes(id.customer)).collect();
    for chunk in chunks(&wanted) {
        let mut query = sql("WITH asked (low, high, uuid, customer_id) AS (VALUES ");
        for (index, id) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(EventKey::first_at(id.timestamp));
            query.push(", ").push_bind(EventKey::last_at(id.timestamp)).push(", ").push_bind(id.uuid);
            query.push(", ").push_bind(id.customer).push(")");
        }
        query.push(&format!(
            ") SELECT event.{column} FROM asked CROSS JOIN {} AS event
             WHERE event.key BETWEEN asked.low AND asked.high AND event.uuid = asked.uuid
               AND event.customer_id = asked.customer_id",
            Table::from(kind).name()
        ));
        let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
        keys.extend(rows.into_iter().map(|(key,)| EventKey(key)));
    }
    Ok(keys.into_iter().collect())
}

/// One event of either kind. Those that were deleted are left out.
pub async fn get(conn: &mut Conn, scope: &Scope, id: &EventId) -> Result<Option<(EventKey, EventSummary)>> {
    let Some(key) = key_of(conn, scope, id).await? else { return Ok(None) };
    let table = Table::from(id.kind);
    let row: Row = sql(format!("{} WHERE event.key = $1", columns(table))).bind(key).fetch_one(conn).await?;
    let (key, summary) = summary(row, id.kind)?;
    Ok(summary.flags.intersection(Flags::DELETED).is_empty().then_some((key, summary)))
}

/// What is read of an event for hits only.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// The record of a raw event, or of the one that an aggregate began with, from which most is read.
    pub raw: Option<raw_event::Content>,
    /// What was submitted with it, which goes before.
    pub submitted: Option<Submitted>,
    pub source_geo: Option<GeoLocation>,
    pub destination_geo: Option<GeoLocation>,
    pub location: Location,
    pub assessed: Option<Timestamp>,
    pub sensor: Option<Sensor>,
    pub comments: Vec<Comment>,
    pub cases: Vec<CaseId>,
    /// At most [`Event::MAX_RAW_EVENTS`] of one event, fewer of several.
    pub raw_events: Vec<EventId>,
}

#[derive(Clone, Debug, Default)]
pub struct Submitted {
    pub domain: Option<String>,
    pub uri: Option<String>,
    pub properties: BTreeMap<String, String>,
}

#[derive(sqlx::FromRow)]
struct DetailRow {
    key: i64,
    domain: Option<String>,
    uri: Option<String>,
    properties: String,
    sub_events: String,
}

/// By event. Call it with the keys of one page.
pub async fn details(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<HashMap<EventKey, Details>> {
    let mut details: HashMap<EventKey, Details> = keys.iter().map(|key| (*key, Details::default())).collect();
    for (key, content) in raw_event::contents(conn, kind, keys).await? {
        details.entry(key).or_default().raw = Some(content);
    }
    put_facts(conn, kind, keys, &mut details).await?;
    if kind == EventType::Raw {
        return Ok(details);
    }
    for chunk in chunks(keys) {
        let mut query =
            sql("SELECT key, domain, uri, properties, sub_events FROM event_detail WHERE key IN ");
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<DetailRow>(conn).await? {
            let entry = details.entry(EventKey(row.key)).or_default();
            entry.raw_events = serde_json::from_str(&row.sub_events).map_err(StoreError::corrupt)?;
            entry.submitted = Some(Submitted {
                domain: row.domain,
                uri: row.uri,
                properties: serde_json::from_str(&row.properties).map_err(StoreError::corrupt)?,
            });
        }
        for (key, comments) in comment::of_events(conn, chunk).await? {
            details.entry(key).or_default().comments = comments;
        }
    }
    let most = (Event::MAX_RAW_EVENTS / keys.len().max(1)).max(10);
    for (key, ids) in raw_event::ids_of(conn, keys, most).await? {
        details.entry(key).or_default().raw_events.extend(ids);
    }
    Ok(details)
}

/// What an event's own row and the tables it points to say.
async fn put_facts(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
    details: &mut HashMap<EventKey, Details>,
) -> Result<()> {
    let all = facts::of_keys(conn, kind, keys).await?;
    let places: BTreeSet<PlaceId> = all
        .iter()
        .flat_map(|(facts, _)| [facts.source_place, facts.destination_place])
        .flatten()
        .map(|place| place.id)
        .collect();
    let places = place::of_ids(conn, &places).await?;
    let at: BTreeSet<LocationId> =
        all.iter().map(|(facts, _)| facts.location).filter(|id| id.0 != 0).collect();
    let locations = location::of_events(conn, &at.into_iter().collect::<Vec<_>>()).await?;
    let sensors: BTreeSet<SensorId> = all.iter().filter_map(|(_, sensor)| *sensor).collect();
    let sensors = sensor::names(conn, &sensors.into_iter().collect::<Vec<_>>()).await?;
    for (facts, sensor) in all {
        let geo = |place: Option<argus_domain::Place>| places.get(&place?.id).cloned();
        let entry = details.entry(facts.key).or_default();
        entry.source_geo = geo(facts.source_place);
        entry.destination_geo = geo(facts.destination_place);
        entry.location = locations.get(&facts.location).cloned().unwrap_or_default();
        entry.assessed = facts.assessed;
        entry.cases = facts.cases;
        entry.sensor = sensor.and_then(|id| Some(Sensor { id, host_name: sensors.get(&id).cloned()? }));
    }
    Ok(())
}
