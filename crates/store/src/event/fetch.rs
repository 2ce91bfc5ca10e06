//! Whole events by their keys.

use super::{comment, insert::Table};
use crate::{
    Conn, Result, Scope, StoreError,
    query::{chunks, sql},
    raw_event,
};
use argus_domain::{
    AlarmId, CaseId, CategoryId, Cidr, CustomerId, EventId, EventKey, EventType, Flags, Protocol, Severity,
    Timestamp,
    event::{Attack, Comment, CustomerName, EndPoint, Event, EventSummary},
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
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

const NAMES: &str = "event.customer_id, customer.short_name, customer.name AS customer_name,
    signature.name AS signature, signature.alarm_id, alarm.description AS alarm_description,
    event.category_id, category.name AS category_name, severity, protocol,
    source, source_port, destination, destination_port, flags_low, flags_high";

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
            "SELECT event.key, uuid, {NAMES}, CAST(1 AS BIGINT) AS count, event.key >> 20 AS start_at,
                event.key >> 20 AS end_at, received_at AS updated_at FROM raw_event AS event {JOINS}"
        ),
    }
}

fn summary(row: Row, kind: EventType) -> Result<(EventKey, EventSummary)> {
    let key = EventKey(row.key);
    let customer = CustomerId(row.customer_id);
    let severity = Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?;
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
        flags: Flags::from_words([row.flags_low, row.flags_high]),
        start: Timestamp::clamped(row.start_at),
        end: Timestamp::clamped(row.end_at),
        last_updated: Timestamp::clamped(row.updated_at),
    };
    Ok((key, summary))
}

fn end_point(address: Option<Vec<u8>>, port: Option<i32>) -> Result<EndPoint> {
    Ok(EndPoint {
        address: address.map(|key| Cidr::from_key(&key)).transpose().map_err(StoreError::corrupt)?,
        port: port.map(u16::try_from).transpose().map_err(StoreError::corrupt)?,
    })
}

/// The events of `keys`, which a search gave within a scope, in their order.
pub async fn summaries(conn: &mut Conn, keys: &[EventKey]) -> Result<Vec<EventSummary>> {
    let mut by_key = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql(format!("{} WHERE event.key IN ", columns(Table::Aggregated)));
        query.push_list(chunk.iter().copied());
        for row in query.fetch_all::<Row>(conn).await? {
            by_key.extend([summary(row, EventType::Aggregated)?]);
        }
    }
    Ok(keys.iter().filter_map(|key| by_key.remove(key)).collect())
}

/// The key of an event, if it is there and may be seen.
pub async fn key_of(conn: &mut Conn, scope: &Scope, id: &EventId) -> Result<Option<EventKey>> {
    if !scope.includes(id.customer) {
        return Ok(None);
    }
    let table = if id.kind == EventType::Raw { Table::Raw } else { Table::Aggregated };
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

/// One event of either kind.
pub async fn get(conn: &mut Conn, scope: &Scope, id: &EventId) -> Result<Option<(EventKey, EventSummary)>> {
    let Some(key) = key_of(conn, scope, id).await? else { return Ok(None) };
    let table = if id.kind == EventType::Raw { Table::Raw } else { Table::Aggregated };
    let row: Row = sql(format!("{} WHERE event.key = $1", columns(table))).bind(key).fetch_one(conn).await?;
    summary(row, id.kind).map(Some)
}

/// What is read of an aggregated event for hits only.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// The record of the raw event it began with, from which most is read.
    pub raw: Option<raw_event::Content>,
    /// What was submitted with it, which goes before.
    pub submitted: Option<Submitted>,
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
pub async fn details(conn: &mut Conn, keys: &[EventKey]) -> Result<HashMap<EventKey, Details>> {
    let mut details: HashMap<EventKey, Details> = keys.iter().map(|key| (*key, Details::default())).collect();
    for chunk in chunks(keys) {
        let mut query = sql(
            "SELECT event.key, format, content FROM event JOIN raw_event ON raw_event.key = event.first_raw
                 WHERE event.key IN ",
        );
        query.push_list(chunk.iter().copied());
        for (key, format, content) in query.fetch_all::<(i64, i16, String)>(conn).await? {
            let entry = details.entry(EventKey(key)).or_default();
            entry.raw = Some(raw_event::Content { format, text: content });
        }

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

        let mut query = sql("SELECT event_key, case_id FROM event_case WHERE event_key IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY case_id");
        for (key, case) in query.fetch_all::<(i64, i64)>(conn).await? {
            details.entry(EventKey(key)).or_default().cases.push(CaseId(case));
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
