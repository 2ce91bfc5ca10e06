//! Customers' networks.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    customer::and_in_scope,
    listing::{Listing, and_keywords, order},
    location::{By, zone},
    query::{Sql, sql},
    user::doer,
};
use argus_domain::{
    Cidr, CustomerId, LocationId, Timestamp,
    criteria::Page,
    event::CustomerName,
    network::{
        CustomerNetwork, Lifetime, LocationName, NetworkFilter, NetworkFlag, NetworkFlags, NetworkId,
        NetworkKey, NetworkTime, Zone,
    },
};

/// What a network has that can be changed.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    pub location: LocationId,
    pub zone: Zone,
    pub flags: NetworkFlags,
    pub description: &'a str,
}

pub async fn insert(
    tx: &mut Tx,
    customer: CustomerId,
    network: Cidr,
    content: &Content<'_>,
    by: By,
) -> Result<NetworkId> {
    let full: u8 = if network.is_ipv4() { 32 } else { 128 };
    let (id,): (i64,) = sql("INSERT INTO customer_network
            (customer_id, network, width, location_id, zone, flags, description,
             created_at, created_by, updated_at, updated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9) RETURNING id")
    .bind(customer)
    .bind(network.key())
    .bind(full - network.bits())
    .bind(content.location)
    .bind(content.zone.name())
    .bind(content.flags.0)
    .bind(content.description)
    .bind(by.now)
    .bind(by.user)
    .fetch_one(tx)
    .await?;
    Ok(NetworkId(id))
}

pub async fn update(tx: &mut Tx, id: NetworkId, content: &Content<'_>, by: By) -> Result<()> {
    sql("UPDATE customer_network SET location_id = $1, zone = $2, flags = $3, description = $4, updated_at = $5,
            updated_by = $6 WHERE id = $7")
    .bind(content.location)
    .bind(content.zone.name())
    .bind(content.flags.0)
    .bind(content.description)
    .bind(by.now)
    .bind(by.user)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// `false` where it was deleted already.
pub async fn delete(tx: &mut Tx, id: NetworkId, by: By) -> Result<bool> {
    let deleted = sql("UPDATE customer_network SET deleted_at = $1, updated_at = $1, updated_by = $2
         WHERE id = $3 AND deleted_at IS NULL")
    .bind(by.now)
    .bind(by.user)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(deleted > 0)
}

/// Makes other writers of this row wait until the transaction ends.
pub async fn lock(tx: &mut Tx, id: NetworkId) -> Result<()> {
    sql("UPDATE customer_network SET updated_at = updated_at WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    customer_id: i64,
    customer_short_name: String,
    customer_name: String,
    network: Vec<u8>,
    location_id: i64,
    location_short_name: String,
    location_name: String,
    location_time_zone: String,
    zone: String,
    flags: i64,
    description: String,
    created_at: i64,
    created_by: Option<i64>,
    created_login: Option<String>,
    created_name: Option<String>,
    updated_at: i64,
    updated_by: Option<i64>,
    updated_login: Option<String>,
    updated_name: Option<String>,
    deleted_at: Option<i64>,
}

const COLUMNS: &str = "customer_network.id, customer_network.customer_id,
    customer.short_name AS customer_short_name, customer.name AS customer_name, network, location_id,
    location.short_name AS location_short_name, location.name AS location_name,
    location.time_zone AS location_time_zone, customer_network.zone, flags, description,
    customer_network.created_at, customer_network.created_by, c.login AS created_login, c.name AS created_name,
    customer_network.updated_at, customer_network.updated_by, u.login AS updated_login, u.name AS updated_name,
    customer_network.deleted_at";

const FROM: &str = " FROM customer_network
    JOIN customer ON customer.id = customer_network.customer_id
    JOIN location ON location.id = location_id
    LEFT JOIN app_user c ON c.id = customer_network.created_by
    LEFT JOIN app_user u ON u.id = customer_network.updated_by WHERE 1 = 1";

const CUSTOMER: &str = "customer_network.customer_id";

/// Also if it was deleted.
pub async fn get(conn: &mut Conn, scope: &Scope, id: NetworkId) -> Result<Option<CustomerNetwork>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} AND customer_network.id = "));
    query.push_bind(id);
    and_in_scope(&mut query, scope, CUSTOMER);
    query.fetch_optional::<Row>(conn).await?.map(network).transpose()
}

/// Start and end of the filter were resolved to times.
pub async fn search(
    conn: &mut Conn,
    scope: &Scope,
    filter: &NetworkFilter,
    (start, end): (Option<Timestamp>, Option<Timestamp>),
    limit: u32,
    offset: u32,
) -> Result<Page<CustomerNetwork>> {
    let mut condition = sql(FROM);
    and_in_scope(&mut condition, scope, CUSTOMER);
    if !filter.customers.is_empty() {
        condition.push(" AND customer_network.customer_id IN ").push_list(filter.customers.iter().copied());
    }
    if filter.only_deleted {
        condition.push(" AND customer_network.deleted_at IS NOT NULL");
    } else if !filter.include_deleted {
        condition.push(" AND customer_network.deleted_at IS NULL");
    }
    and_addresses(&mut condition, filter);
    and_times(&mut condition, filter, start, end);
    for (flags, set) in [(&filter.include_flags, true), (&filter.exclude_flags, false)] {
        if !flags.is_empty() {
            let bits = NetworkFlags::default().with(flags).0;
            condition.push(" AND (flags & ").push_bind(bits).push(") = ");
            condition.push_bind(if set { bits } else { 0 });
        }
    }
    and_keywords(&mut condition, &filter.keywords, &["LOWER(description)"]);
    let order = order(&filter.sort, "customer_network.id", "customer_network.id", |key| match key {
        NetworkKey::Id => "customer_network.id",
        NetworkKey::Address => "network",
        // The widest has the fewest bits.
        NetworkKey::Bits => "(-width)",
        NetworkKey::Created => "customer_network.created_at",
        NetworkKey::Updated => "customer_network.updated_at",
    });
    let page = Listing { columns: COLUMNS, condition, order, limit, offset }.fetch::<Row>(conn).await?;
    let rows = page.rows.into_iter().map(network).collect::<Result<_>>()?;
    Ok(Page { rows, total: page.total })
}

/// Uses customer_network_address: what lies in a network is a range of keys, what it lies in are a few.
fn and_addresses(query: &mut Sql, filter: &NetworkFilter) {
    if filter.addresses.is_empty() {
        return;
    }
    let mut exactly: Vec<_> = filter.addresses.iter().map(Cidr::key).collect();
    if filter.include_supernet {
        exactly.extend(filter.addresses.iter().flat_map(|address| address.covering(0)));
    }
    exactly.sort_unstable();
    exactly.dedup();
    query.push(" AND (network IN ").push_list(exactly);
    if filter.include_subnet {
        for range in filter.addresses.iter().flat_map(Cidr::contained) {
            query
                .push(" OR network BETWEEN ")
                .push_bind(*range.start())
                .push(" AND ")
                .push_bind(*range.end());
        }
    }
    query.push(")");
}

fn and_times(query: &mut Sql, filter: &NetworkFilter, start: Option<Timestamp>, end: Option<Timestamp>) {
    let times = if filter.times.is_empty() { &[NetworkTime::Created][..] } else { &filter.times };
    if start.is_none() && end.is_none() {
        return;
    }
    query.push(" AND (");
    for (index, time) in times.iter().enumerate() {
        let column = match time {
            NetworkTime::Created => "customer_network.created_at",
            NetworkTime::Updated => "customer_network.updated_at",
        };
        if index > 0 {
            query.push(if filter.all_times { " AND " } else { " OR " });
        }
        query.push("(1 = 1");
        if let Some(start) = start {
            query.push(" AND ").push(column).push(" >= ").push_bind(start);
        }
        if let Some(end) = end {
            query.push(" AND ").push(column).push(" <= ").push_bind(end);
        }
        query.push(")");
    }
    query.push(")");
}

fn network(row: Row) -> Result<CustomerNetwork> {
    let known = NetworkFlags::default().with(NetworkFlag::ALL);
    Ok(CustomerNetwork {
        id: NetworkId(row.id),
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.customer_short_name,
            name: row.customer_name,
        },
        network: Cidr::from_key(&row.network).map_err(StoreError::corrupt)?,
        location: LocationName {
            id: LocationId(row.location_id),
            short_name: row.location_short_name,
            name: row.location_name,
            time_zone: row.location_time_zone,
        },
        zone: zone(&row.zone)?,
        flags: NetworkFlags(row.flags & known.0),
        description: row.description,
        lifetime: Lifetime {
            created: Timestamp::clamped(row.created_at),
            created_by: doer(row.created_by, row.created_login, row.created_name),
            updated: Timestamp::clamped(row.updated_at),
            updated_by: doer(row.updated_by, row.updated_login, row.updated_name),
            deleted: row.deleted_at.map(Timestamp::clamped),
            deleted_by: None,
        },
    })
}
