//! The fields that the column index holds, of many events at a time.

use crate::{
    Conn, Result, StoreError,
    query::{Sql, sql},
};
use argus_domain::{
    CategoryId, Cidr, CustomerId, EventKey, Flags, Protocol, Severity, SignatureId, Timestamp,
};
use argus_event_index::Row as IndexRow;

#[derive(sqlx::FromRow)]
struct Row {
    key: i64,
    customer_id: i64,
    signature_id: i64,
    category_id: Option<i64>,
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

const COLUMNS: &str =
    "SELECT key, customer_id, signature_id, category_id, severity, protocol, source, source_port,
    destination, destination_port, count, start_at, end_at, updated_at, flags_low, flags_high FROM event";

/// Up to `limit` events before `key`, the newest first.
pub async fn columns_before(conn: &mut Conn, key: EventKey, limit: u32) -> Result<Vec<IndexRow>> {
    let query = sql(format!("{COLUMNS} WHERE key < $1 ORDER BY key DESC LIMIT $2")).bind(key).bind(limit);
    rows(conn, query).await
}

/// Up to `limit` events written after the one that was written at `updated` with `key`, in the order of
/// writing. Uses event_updated.
pub async fn columns_written_after(
    conn: &mut Conn,
    updated: Timestamp,
    key: EventKey,
    limit: u32,
) -> Result<Vec<IndexRow>> {
    let query =
        sql(format!("{COLUMNS} WHERE (updated_at, key) > ($1, $2) ORDER BY updated_at, key LIMIT $3"))
            .bind(updated)
            .bind(key)
            .bind(limit);
    rows(conn, query).await
}

/// When events were last written.
pub async fn last_written(conn: &mut Conn) -> Result<Timestamp> {
    let (updated,): (i64,) = sql("SELECT updated_at FROM event_head").fetch_one(conn).await?;
    Ok(Timestamp::clamped(updated))
}

async fn rows(conn: &mut Conn, query: Sql) -> Result<Vec<IndexRow>> {
    query.fetch_all::<Row>(conn).await?.into_iter().map(index_row).collect()
}

fn index_row(row: Row) -> Result<IndexRow> {
    let address =
        |key: Option<Vec<u8>>| key.map(|key| Cidr::from_key(&key)).transpose().map_err(StoreError::corrupt);
    let port = |port: Option<i32>| port.map(u16::try_from).transpose().map_err(StoreError::corrupt);
    Ok(IndexRow {
        key: EventKey(row.key),
        customer: CustomerId(row.customer_id),
        signature: SignatureId(row.signature_id),
        category: row.category_id.map(CategoryId),
        severity: Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?,
        protocol: Protocol(u8::try_from(row.protocol).map_err(StoreError::corrupt)?),
        source: address(row.source)?,
        source_port: port(row.source_port)?,
        destination: address(row.destination)?,
        destination_port: port(row.destination_port)?,
        count: row.count,
        start: Timestamp::clamped(row.start_at),
        end: Timestamp::clamped(row.end_at),
        updated: Timestamp::clamped(row.updated_at),
        flags: Flags::from_words([row.flags_low, row.flags_high]),
    })
}
