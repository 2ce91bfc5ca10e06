//! Indicators, assets and events of alerts. Whoever changes them has the alert locked.

use crate::{Conn, Result, StoreError, Tx, event, ioc::folded, query::sql, search, versioned::json};
use argus_domain::{
    AlertAssetId, AlertId, AlertIocId, EventId, EventKey, EventType,
    alert::{Alert, AlertAsset, AlertIoc, NewAsset},
    ioc::{IocKind, NewIoc},
    search::SearchKind,
};

#[derive(sqlx::FromRow)]
struct IocRow {
    id: i64,
    value: String,
    kind: String,
    tlp: String,
    description: String,
    tags: String,
}

/// In the order of adding.
pub(super) async fn iocs_of(conn: &mut Conn, alert: AlertId) -> Result<Vec<AlertIoc>> {
    let rows: Vec<IocRow> =
        sql("SELECT id, value, kind, tlp, description, tags FROM alert_ioc WHERE alert_id = $1 ORDER BY id")
            .bind(alert)
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|row| {
            Ok(AlertIoc {
                id: AlertIocId(row.id),
                value: row.value,
                kind: row.kind.parse::<IocKind>().map_err(StoreError::corrupt)?,
                tlp: row.tlp.parse().map_err(StoreError::corrupt)?,
                description: row.description,
                tags: serde_json::from_str(&row.tags).map_err(StoreError::corrupt)?,
            })
        })
        .collect()
}

/// Those that the alert has already stay as they are.
pub async fn add_iocs(tx: &mut Tx, alert: AlertId, iocs: &[(NewIoc, IocKind)]) -> Result<()> {
    if iocs.is_empty() {
        return Ok(());
    }
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    for (new, kind) in iocs {
        sql("INSERT INTO alert_ioc (alert_id, value, folded, kind, tlp, description, tags)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (alert_id, kind, folded) DO NOTHING")
        .bind(alert)
        .bind(new.value.as_str())
        .bind(folded(&new.value))
        .bind(kind.name())
        .bind(new.tlp.name())
        .bind(new.description.as_str())
        .bind(json(&new.tags)?)
        .execute(tx)
        .await?;
    }
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

/// As it is to be.
pub async fn update_ioc(tx: &mut Tx, alert: AlertId, ioc: &AlertIoc) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    sql("UPDATE alert_ioc SET value = $1, folded = $2, kind = $3, tlp = $4, description = $5, tags = $6
         WHERE id = $7 AND alert_id = $8")
    .bind(ioc.value.as_str())
    .bind(folded(&ioc.value))
    .bind(ioc.kind.name())
    .bind(ioc.tlp.name())
    .bind(ioc.description.as_str())
    .bind(json(&ioc.tags)?)
    .bind(ioc.id)
    .bind(alert)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

pub async fn remove_ioc(tx: &mut Tx, alert: AlertId, id: AlertIocId) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    sql("DELETE FROM alert_ioc WHERE id = $1 AND alert_id = $2").bind(id).bind(alert).execute(tx).await?;
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

/// In the order of adding.
pub(super) async fn assets_of(conn: &mut Conn, alert: AlertId) -> Result<Vec<AlertAsset>> {
    let rows: Vec<(i64, String, String, String, String, String)> = sql(
        "SELECT id, name, kind, ip, domain, description FROM alert_asset WHERE alert_id = $1 ORDER BY id",
    )
    .bind(alert)
    .fetch_all(conn)
    .await?;
    let asset = |(id, name, kind, ip, domain, description)| AlertAsset {
        id: AlertAssetId(id),
        name,
        kind,
        ip,
        domain,
        description,
    };
    Ok(rows.into_iter().map(asset).collect())
}

/// Those that the alert has already stay as they are.
pub async fn add_assets(tx: &mut Tx, alert: AlertId, assets: &[NewAsset]) -> Result<()> {
    if assets.is_empty() {
        return Ok(());
    }
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    for asset in assets {
        sql("INSERT INTO alert_asset (alert_id, name, folded, kind, ip, domain, description)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (alert_id, kind, folded) DO NOTHING")
        .bind(alert)
        .bind(asset.name.as_str())
        .bind(folded(&asset.name))
        .bind(asset.kind.as_str())
        .bind(asset.ip.as_str())
        .bind(asset.domain.as_str())
        .bind(asset.description.as_str())
        .execute(tx)
        .await?;
    }
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

/// As it is to be.
pub async fn update_asset(tx: &mut Tx, alert: AlertId, asset: &AlertAsset) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    sql("UPDATE alert_asset SET name = $1, folded = $2, kind = $3, ip = $4, domain = $5, description = $6
         WHERE id = $7 AND alert_id = $8")
    .bind(asset.name.as_str())
    .bind(folded(&asset.name))
    .bind(asset.kind.as_str())
    .bind(asset.ip.as_str())
    .bind(asset.domain.as_str())
    .bind(asset.description.as_str())
    .bind(asset.id)
    .bind(alert)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

pub async fn remove_asset(tx: &mut Tx, alert: AlertId, id: AlertAssetId) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Alert, alert.0).await?;
    sql("DELETE FROM alert_asset WHERE id = $1 AND alert_id = $2").bind(id).bind(alert).execute(tx).await?;
    search::follow(tx, SearchKind::Alert, alert.0, words).await
}

/// The events of an alert that may be seen: they are of its customer. The oldest first.
pub async fn event_keys(conn: &mut Conn, alert: AlertId) -> Result<Vec<EventKey>> {
    let rows: Vec<(i64,)> = sql("SELECT event_key FROM alert_event WHERE alert_id = $1 ORDER BY event_key")
        .bind(alert)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(key,)| EventKey(key)).collect())
}

pub(super) async fn events_of(conn: &mut Conn, alert: AlertId) -> Result<Vec<EventId>> {
    let keys = event_keys(conn, alert).await?;
    let events = event::summaries(conn, EventType::Aggregated, &keys).await?;
    Ok(events.into_iter().map(|(_, event)| event.id).collect())
}

/// How many more events an alert can have.
pub async fn room_for_events(conn: &mut Conn, alert: AlertId) -> Result<usize> {
    let (count,): (i64,) =
        sql("SELECT COUNT(*) FROM alert_event WHERE alert_id = $1").bind(alert).fetch_one(conn).await?;
    Ok(Alert::MAX_EVENTS.saturating_sub(usize::try_from(count).unwrap_or(usize::MAX)))
}

pub async fn add_events(tx: &mut Tx, alert: AlertId, keys: &[EventKey]) -> Result<()> {
    for key in keys {
        sql("INSERT INTO alert_event (alert_id, event_key) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(alert)
            .bind(*key)
            .execute(tx)
            .await?;
    }
    Ok(())
}
