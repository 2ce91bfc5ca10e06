//! Channels.

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    listing::Listing,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    ChannelId, Timestamp,
    channel::{Channel, ChannelChoice, ChannelContent, ChannelKind},
    criteria::Page,
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    active: bool,
    settings: String,
    target: String,
    has_secret: bool,
    version: i64,
}

const COLUMNS: &str = "id, name, active, settings, target, secret <> '' AS has_secret, version";

fn channel(row: Row) -> Result<Channel> {
    let settings = serde_json::from_str(&row.settings).map_err(StoreError::corrupt)?;
    Ok(Channel {
        id: ChannelId(row.id),
        content: ChannelContent { name: row.name, active: row.active, settings },
        target: row.target,
        has_secret: row.has_secret,
        version: row.version,
    })
}

/// By name. Uses channel_name.
pub async fn list(conn: &mut Conn, limit: u32, offset: u32) -> Result<Page<Channel>> {
    let listing = Listing {
        columns: COLUMNS,
        condition: sql(" FROM channel"),
        order: "name".to_owned(),
        limit,
        offset,
    };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(channel).collect::<Result<_>>()?, total: page.total })
}

/// All of them: there are few.
pub async fn choices(conn: &mut Conn) -> Result<Vec<ChannelChoice>> {
    let rows: Vec<(i64, String, String, bool)> =
        sql("SELECT id, name, kind, active FROM channel ORDER BY name").fetch_all(conn).await?;
    let choice = |(id, name, kind, active): (i64, String, String, bool)| {
        let kind = ChannelKind::named(&kind).ok_or_else(|| StoreError::corrupt(kind))?;
        Ok(ChannelChoice { id: ChannelId(id), name, kind, active })
    };
    rows.into_iter().map(choice).collect()
}

pub async fn count(conn: &mut Conn) -> Result<u64> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM channel").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

pub async fn get(conn: &mut Conn, id: ChannelId) -> Result<Option<Channel>> {
    let query = sql(format!("SELECT {COLUMNS} FROM channel WHERE id = $1")).bind(id);
    query.fetch_optional(conn).await?.map(channel).transpose()
}

/// Encrypted. Only for sending, and for checking what is saved.
pub async fn secret(conn: &mut Conn, id: ChannelId) -> Result<String> {
    let row: Option<(String,)> =
        sql("SELECT secret FROM channel WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(|(secret,)| secret).unwrap_or_default())
}

#[derive(Clone, Copy)]
pub struct SaveChannel<'a> {
    pub content: &'a ChannelContent,
    pub target: &'a str,
    pub secret: &'a str,
    pub versions: &'a FieldVersions,
}

/// Without the secret.
impl std::fmt::Debug for SaveChannel<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SaveChannel").field("content", self.content).finish_non_exhaustive()
    }
}

/// `None` if another one has the name.
pub async fn insert(tx: &mut Tx, new: SaveChannel<'_>) -> Result<Option<ChannelId>> {
    let row: Option<(i64,)> = columns(
        sql("INSERT INTO channel
            (name, kind, active, settings, target, secret, busy_until, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, 0, 1, $7) ON CONFLICT (name) DO NOTHING RETURNING id"),
        new,
    )?
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| ChannelId(id)))
}

/// All that is written of a channel, as the first parameters.
fn columns(query: Sql, save: SaveChannel<'_>) -> Result<Sql> {
    let SaveChannel { content, target, secret, versions } = save;
    Ok(query
        .bind(content.name.as_str())
        .bind(content.settings.kind().name())
        .bind(content.active)
        .bind(json(&content.settings)?)
        .bind(target)
        .bind(secret)
        .bind(json(versions)?))
}

/// Call it before reading the channel.
pub async fn lock(tx: &mut Tx, id: ChannelId) -> Result<Option<Locked>> {
    versioned::lock(tx, "channel", id).await
}

/// Writes all of a locked channel, as its next version; `false` if another one has the name.
pub async fn update(tx: &mut Tx, id: ChannelId, save: SaveChannel<'_>) -> Result<bool> {
    let updated = columns(
        sql("UPDATE channel SET version = version + 1, name = $1, kind = $2, active = $3, settings = $4,
            target = $5, secret = $6, field_versions = $7
         WHERE id = $8 AND NOT EXISTS (SELECT 1 FROM channel WHERE name = $1 AND id <> $8)"),
        save,
    )?
    .bind(id)
    .execute(tx)
    .await?;
    Ok(updated > 0)
}

/// What waits in it has to be given up first.
pub async fn remove(tx: &mut Tx, id: ChannelId) -> Result<()> {
    sql("DELETE FROM channel WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}

/// A channel that nobody sends through, and that something is due in: the one that waited longest. Uses delivery_due
/// for each channel.
pub async fn with_work(conn: &mut Conn, now: Timestamp) -> Result<Option<ChannelId>> {
    let row: Option<(i64,)> = sql("SELECT id FROM channel WHERE active = $1 AND busy_until <= $2
            AND EXISTS (SELECT 1 FROM delivery
                WHERE delivery.channel_id = channel.id AND next_at IS NOT NULL AND next_at <= $2)
         ORDER BY busy_until, id LIMIT 1")
    .bind(true)
    .bind(now)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(id,)| ChannelId(id)))
}

/// `false` if somebody else was faster, or it was turned off.
pub(crate) async fn lease(tx: &mut Tx, id: ChannelId, now: Timestamp, until: Timestamp) -> Result<bool> {
    let leased = sql("UPDATE channel SET busy_until = $1 WHERE id = $2 AND active = $3 AND busy_until <= $4")
        .bind(until)
        .bind(id)
        .bind(true)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(leased > 0)
}

/// Ends a lease, unless somebody else has one by now. Who waits longest is next.
pub(crate) async fn release(tx: &mut Tx, id: ChannelId, until: Timestamp, now: Timestamp) -> Result<()> {
    sql("UPDATE channel SET busy_until = $1 WHERE id = $2 AND busy_until = $3")
        .bind(now)
        .bind(id)
        .bind(until)
        .execute(tx)
        .await?;
    Ok(())
}
