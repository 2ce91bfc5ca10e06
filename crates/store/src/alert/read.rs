//! Reading alerts.

use super::{case::cases_of, parts, tag::tags_of};
use crate::{
    Conn, Result, Scope, StoreError,
    customer::and_in_scope,
    listing::in_order,
    query::{Sql, sql},
    silence,
    user::person,
};
use argus_domain::{
    AlertId, CustomerId, Severity, Timestamp,
    alert::{Alert, AlertStatus, AlertSummary},
    case::Outcome,
    event::CustomerName,
};
use serde_json::Value;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    title: String,
    source: String,
    reference: Option<String>,
    severity: i16,
    status: String,
    resolution: Option<String>,
    classification: Option<String>,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    times: i64,
    happened_at: i64,
    created_at: i64,
    created_by: Option<i64>,
    creator_name: Option<String>,
    updated_at: i64,
    updated_by: Option<i64>,
    updater_name: Option<String>,
    closed_at: Option<i64>,
    closed_by: Option<i64>,
    closer_name: Option<String>,
    snoozed_until: Option<i64>,
    version: i64,
}

pub(super) const SELECT: &str = "SELECT alert.id, alert.customer_id, customer.short_name,
        customer.name AS customer_name, alert.title, alert.source, alert.reference, alert.severity,
        alert.status, alert.resolution, alert.classification, alert.owner_id, owner.name AS owner_name,
        alert.times, alert.happened_at, alert.created_at, alert.created_by, creator.name AS creator_name,
        alert.updated_at, alert.updated_by, updater.name AS updater_name, alert.closed_at, alert.closed_by,
        closer.name AS closer_name, alert.snoozed_until, alert.version
    FROM alert
    JOIN customer ON customer.id = alert.customer_id
    LEFT JOIN app_user AS owner ON owner.id = alert.owner_id
    LEFT JOIN app_user AS creator ON creator.id = alert.created_by
    LEFT JOIN app_user AS updater ON updater.id = alert.updated_by
    LEFT JOIN app_user AS closer ON closer.id = alert.closed_by";

fn summary(row: Row) -> Result<AlertSummary> {
    let resolution =
        row.resolution.map(|name| Outcome::named(&name).ok_or_else(|| StoreError::corrupt(name)));
    Ok(AlertSummary {
        id: AlertId(row.id),
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.short_name,
            name: row.customer_name,
        },
        title: row.title,
        source: row.source,
        reference: row.reference,
        severity: Severity::from_rank(row.severity).ok_or_else(|| StoreError::corrupt(row.severity))?,
        status: AlertStatus::named(&row.status).ok_or_else(|| StoreError::corrupt(row.status))?,
        resolution: resolution.transpose()?,
        classification: row.classification,
        owner: person(row.owner_id, row.owner_name),
        tags: Vec::new(),
        count: row.times,
        happened: Timestamp::clamped(row.happened_at),
        created: Timestamp::clamped(row.created_at),
        created_by: person(row.created_by, row.creator_name),
        updated: Timestamp::clamped(row.updated_at),
        updated_by: person(row.updated_by, row.updater_name),
        closed: row.closed_at.map(Timestamp::clamped),
        closed_by: person(row.closed_by, row.closer_name),
        snoozed: row.snoozed_until.map(Timestamp::clamped),
        silenced: None,
        version: row.version,
    })
}

/// With their tags and silences, in the order of the rows.
pub(super) async fn summaries(conn: &mut Conn, query: Sql) -> Result<Vec<AlertSummary>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut alerts = rows.into_iter().map(summary).collect::<Result<Vec<_>>>()?;
    let ids: Vec<AlertId> = alerts.iter().map(|alert| alert.id).collect();
    let mut tags = tags_of(conn, &ids).await?;
    let mut silences = silence::of_alerts(conn, &ids).await?;
    for alert in &mut alerts {
        alert.tags = tags.remove(&alert.id).unwrap_or_default();
        alert.silenced = silences.remove(&alert.id);
    }
    Ok(alerts)
}

/// Those that the scope sees, in this order.
pub async fn by_ids(conn: &mut Conn, scope: &Scope, ids: &[AlertId]) -> Result<Vec<AlertSummary>> {
    let mut query = sql(SELECT);
    query.push(" WHERE alert.id IN ").push_list(ids.iter().copied());
    and_in_scope(&mut query, scope, "alert.customer_id");
    Ok(in_order(ids, summaries(conn, query).await?, |row| row.id))
}

#[derive(sqlx::FromRow)]
struct Content {
    description: String,
    note: String,
    link: Option<String>,
    content: Option<String>,
    context: Option<String>,
}

/// With all that belongs to it, as far as the scope sees it.
pub async fn get(conn: &mut Conn, scope: &Scope, id: AlertId) -> Result<Option<Alert>> {
    let mut query = sql(SELECT);
    query.push(" WHERE alert.id = ").push_bind(id);
    and_in_scope(&mut query, scope, "alert.customer_id");
    let Some(summary) = summaries(conn, query).await?.pop() else { return Ok(None) };
    let Content { description, note, link, content, context } =
        sql("SELECT description, note, link, content, context FROM alert_content WHERE alert_id = $1")
            .bind(id)
            .fetch_one(conn)
            .await?;
    Ok(Some(Alert {
        summary,
        description,
        note,
        link,
        content: json(content)?,
        context: json(context)?,
        iocs: parts::iocs_of(conn, id).await?,
        assets: parts::assets_of(conn, id).await?,
        events: parts::events_of(conn, id).await?,
        cases: cases_of(conn, scope, id).await?,
    }))
}

fn json(text: Option<String>) -> Result<Option<Value>> {
    text.map(|text| serde_json::from_str(&text).map_err(StoreError::corrupt)).transpose()
}

/// What a source of a customer sent under this reference. By alert_reference.
pub async fn by_reference(
    conn: &mut Conn,
    customer: CustomerId,
    source: &str,
    reference: &str,
) -> Result<Option<AlertId>> {
    let row: Option<(i64,)> =
        sql("SELECT id FROM alert WHERE customer_id = $1 AND source = $2 AND reference = $3")
            .bind(customer)
            .bind(source)
            .bind(reference)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(id,)| AlertId(id)))
}
