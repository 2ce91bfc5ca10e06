//! Places of customers' sensors and networks, and those that are everybody's.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    listing::{Listing, and_keywords},
    query::{Sql, chunks, sql},
    user::doer,
};
use argus_domain::{
    CustomerId, LocationId, Timestamp, UserId,
    criteria::Page,
    event::CustomerName,
    network::{Lifetime, Location, LocationFilter, Zone},
};
use std::collections::HashMap;

/// What a location has, besides its number and times.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    pub short_name: &'a str,
    pub name: &'a str,
    pub time_zone: &'a str,
    pub zone: Zone,
}

/// When, and who.
#[derive(Clone, Copy, Debug)]
pub struct By {
    pub now: Timestamp,
    pub user: Option<UserId>,
}

pub async fn insert(
    tx: &mut Tx,
    customer: Option<CustomerId>,
    content: &Content<'_>,
    by: By,
) -> Result<LocationId> {
    let (id,): (i64,) = sql("INSERT INTO location
            (customer_id, short_name, name, time_zone, zone, created_at, created_by, updated_at, updated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7) RETURNING id")
    .bind(customer)
    .bind(content.short_name)
    .bind(content.name)
    .bind(content.time_zone)
    .bind(content.zone.name())
    .bind(by.now)
    .bind(by.user)
    .fetch_one(tx)
    .await?;
    Ok(LocationId(id))
}

pub async fn update(tx: &mut Tx, id: LocationId, content: &Content<'_>, by: By) -> Result<()> {
    sql("UPDATE location SET short_name = $1, name = $2, time_zone = $3, zone = $4, updated_at = $5,
            updated_by = $6 WHERE id = $7")
    .bind(content.short_name)
    .bind(content.name)
    .bind(content.time_zone)
    .bind(content.zone.name())
    .bind(by.now)
    .bind(by.user)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// `false` where it was deleted already.
pub async fn delete(tx: &mut Tx, id: LocationId, by: By) -> Result<bool> {
    let deleted =
        sql("UPDATE location SET deleted_at = $1, deleted_by = $2 WHERE id = $3 AND deleted_at IS NULL")
            .bind(by.now)
            .bind(by.user)
            .bind(id)
            .execute(tx)
            .await?;
    Ok(deleted > 0)
}

/// Makes other writers of this row, and of what is put there, wait until the transaction ends.
pub async fn lock(tx: &mut Tx, id: LocationId) -> Result<()> {
    sql("UPDATE location SET updated_at = updated_at WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}

/// Whether a network that was not deleted is there.
pub async fn is_used(conn: &mut Conn, id: LocationId) -> Result<bool> {
    let (used,): (bool,) =
        sql("SELECT EXISTS (SELECT 1 FROM customer_network WHERE location_id = $1 AND deleted_at IS NULL)")
            .bind(id)
            .fetch_one(conn)
            .await?;
    Ok(used)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    customer_id: Option<i64>,
    customer_short_name: Option<String>,
    customer_name: Option<String>,
    short_name: String,
    name: String,
    time_zone: String,
    zone: String,
    created_at: i64,
    created_by: Option<i64>,
    created_login: Option<String>,
    created_name: Option<String>,
    updated_at: i64,
    updated_by: Option<i64>,
    updated_login: Option<String>,
    updated_name: Option<String>,
    deleted_at: Option<i64>,
    deleted_by: Option<i64>,
    deleted_login: Option<String>,
    deleted_name: Option<String>,
}

const COLUMNS: &str =
    "id, customer_id, customer_short_name, customer_name, short_name, name, time_zone, zone,
    created_at, created_by, created_login, created_name, updated_at, updated_by, updated_login, updated_name,
    deleted_at, deleted_by, deleted_login, deleted_name";

const FROM: &str =
    " FROM (SELECT location.id, location.customer_id, customer.short_name AS customer_short_name,
        customer.name AS customer_name, location.short_name, location.name, location.time_zone, zone,
        location.created_at, location.created_by, c.login AS created_login, c.name AS created_name,
        updated_at, updated_by, u.login AS updated_login, u.name AS updated_name,
        deleted_at, deleted_by, d.login AS deleted_login, d.name AS deleted_name
    FROM location
    LEFT JOIN customer ON customer.id = location.customer_id
    LEFT JOIN app_user c ON c.id = location.created_by
    LEFT JOIN app_user u ON u.id = updated_by
    LEFT JOIN app_user d ON d.id = deleted_by) location WHERE 1 = 1";

/// A customer's or everybody's, within the scope.
fn and_visible(query: &mut Sql, scope: &Scope) {
    if let Some(ids) = scope.only() {
        query.push(" AND (customer_id IS NULL OR customer_id IN ").push_list(ids.iter().copied()).push(")");
    }
}

/// By number, also if it was deleted.
pub async fn get(conn: &mut Conn, scope: &Scope, id: LocationId) -> Result<Option<Location>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} AND id = "));
    query.push_bind(id);
    and_visible(&mut query, scope);
    query.fetch_optional::<Row>(conn).await?.map(location).transpose()
}

/// What events say of locations that were found with them.
pub(crate) async fn of_events(
    conn: &mut Conn,
    ids: &[LocationId],
) -> Result<HashMap<LocationId, argus_domain::event::Location>> {
    let mut locations = HashMap::new();
    for chunk in chunks(ids) {
        let mut query = sql("SELECT id, short_name, name, time_zone FROM location WHERE id IN ");
        query.push_list(chunk.iter().copied());
        for (id, short_name, name, time_zone) in
            query.fetch_all::<(i64, String, String, String)>(conn).await?
        {
            let id = LocationId(id);
            let location = argus_domain::event::Location {
                id,
                short_name: Some(short_name),
                name: Some(name),
                time_zone,
            };
            locations.insert(id, location);
        }
    }
    Ok(locations)
}

/// By short name, in any case. Several customers may have one of that name: that of `customer` if one is
/// said, else the first, and everybody's where there is no other.
pub async fn find(
    conn: &mut Conn,
    scope: &Scope,
    short_name: &str,
    customer: Option<CustomerId>,
) -> Result<Option<Location>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} AND deleted_at IS NULL AND LOWER(short_name) = "));
    query.push_bind(short_name.to_ascii_lowercase());
    and_visible(&mut query, scope);
    if let Some(customer) = customer {
        query.push(" AND (customer_id IS NULL OR customer_id = ").push_bind(customer).push(")");
    }
    query.push(" ORDER BY CASE WHEN customer_id IS NULL THEN 1 ELSE 0 END, id LIMIT 1");
    query.fetch_optional::<Row>(conn).await?.map(location).transpose()
}

/// By number.
pub async fn search(
    conn: &mut Conn,
    scope: &Scope,
    filter: &LocationFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Location>> {
    let mut condition = sql(FROM);
    and_visible(&mut condition, scope);
    match (filter.customers.is_empty(), filter.include_global) {
        (true, true) => {}
        (true, false) => {
            condition.push(" AND customer_id IS NOT NULL");
        }
        (false, global) => {
            condition.push(" AND (customer_id IN ").push_list(filter.customers.iter().copied());
            condition.push(if global { " OR customer_id IS NULL)" } else { ")" });
        }
    }
    if !filter.include_deleted {
        condition.push(" AND deleted_at IS NULL");
    }
    if !filter.zones.is_empty() {
        condition.push(" AND zone IN ").push_list(filter.zones.iter().map(|zone| zone.name()));
    }
    for zone in &filter.excluded_zones {
        condition.push(" AND zone <> ").push_bind(zone.name());
    }
    and_keywords(&mut condition, &filter.keywords, &["LOWER(short_name)", "LOWER(name)", "CAST(id AS TEXT)"]);
    let listing = Listing { columns: COLUMNS, condition, order: "id".to_owned(), limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    let rows = page.rows.into_iter().map(location).collect::<Result<_>>()?;
    Ok(Page { rows, total: page.total })
}

pub(crate) fn zone(text: &str) -> Result<Zone> {
    text.parse().map_err(StoreError::corrupt)
}

fn location(row: Row) -> Result<Location> {
    let customer = match (row.customer_id, row.customer_short_name, row.customer_name) {
        (Some(id), Some(short_name), Some(name)) => {
            Some(CustomerName { id: CustomerId(id), short_name, name })
        }
        _ => None,
    };
    Ok(Location {
        id: LocationId(row.id),
        customer,
        short_name: row.short_name,
        name: row.name,
        time_zone: row.time_zone,
        zone: zone(&row.zone)?,
        lifetime: Lifetime {
            created: Timestamp::clamped(row.created_at),
            created_by: doer(row.created_by, row.created_login, row.created_name),
            updated: Timestamp::clamped(row.updated_at),
            updated_by: doer(row.updated_by, row.updated_login, row.updated_name),
            deleted: row.deleted_at.map(Timestamp::clamped),
            deleted_by: doer(row.deleted_by, row.deleted_login, row.deleted_name),
        },
    })
}
