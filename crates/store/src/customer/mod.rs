//! Customers.

mod managed;
mod member;

pub use managed::{lock, managed, managed_page, remove, update};
pub use member::{groups_that_see, let_see, members, through};

use crate::{
    Conn, Result, Scope, Tx,
    listing::{Listing, and_keywords, order},
    query::{Sql, like_pattern, sql},
};
use argus_domain::{
    CustomerId, Timestamp,
    criteria::Page,
    customer::{Customer, CustomerFilter, CustomerKey},
};

type Row = (i64, String, String);

fn customer((id, short_name, name): Row) -> Customer {
    Customer { id: CustomerId(id), short_name, name }
}

pub async fn insert(tx: &mut Tx, short_name: &str, name: &str, now: Timestamp) -> Result<CustomerId> {
    let (id,): (i64,) =
        sql("INSERT INTO customer (short_name, name, created_at) VALUES ($1, $2, $3) RETURNING id")
            .bind(short_name)
            .bind(name)
            .bind(now)
            .fetch_one(tx)
            .await?;
    Ok(CustomerId(id))
}

/// By short name.
pub async fn find(conn: &mut Conn, scope: &Scope, short_name: &str) -> Result<Option<Customer>> {
    let row: Option<Row> = sql("SELECT id, short_name, name FROM customer WHERE short_name = $1")
        .bind(short_name)
        .fetch_optional(conn)
        .await?;
    Ok(row.map(customer).filter(|found| scope.includes(found.id)))
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: CustomerId) -> Result<Option<Customer>> {
    if !scope.includes(id) {
        return Ok(None);
    }
    let row: Option<Row> =
        sql("SELECT id, short_name, name FROM customer WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.map(customer))
}

/// Those whose name or short name holds `text`, by name.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    text: &str,
    limit: u32,
    offset: u32,
) -> Result<Vec<Customer>> {
    let mut query = sql("SELECT id, short_name, name FROM customer WHERE ");
    let pattern = like_pattern(text);
    query.push("(LOWER(name) LIKE ").push_bind(pattern.as_str()).push(" ESCAPE '\\' OR short_name LIKE ");
    query.push_bind(pattern.as_str()).push(" ESCAPE '\\')");
    and_in_scope(&mut query, scope, "id");
    query.push(" ORDER BY LOWER(name), id LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(query.fetch_all::<Row>(conn).await?.into_iter().map(customer).collect())
}

/// Those that are in production, or those that are not.
pub async fn in_production(conn: &mut Conn, scope: &Scope, in_production: bool) -> Result<Vec<CustomerId>> {
    let mut query = sql("SELECT id FROM customer WHERE in_production = ");
    query.push_bind(in_production);
    and_in_scope(&mut query, scope, "id");
    Ok(query.fetch_all::<(i64,)>(conn).await?.into_iter().map(|(id,)| CustomerId(id)).collect())
}

pub async fn set_in_production(tx: &mut Tx, id: CustomerId, in_production: bool) -> Result<()> {
    sql("UPDATE customer SET in_production = $1 WHERE id = $2")
        .bind(in_production)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// A page of those that a filter leaves, and how many there are.
pub async fn search(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CustomerFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Customer>> {
    let column = |key: CustomerKey| match key {
        CustomerKey::Id => "CAST(id AS TEXT)",
        CustomerKey::Name => "LOWER(name)",
        CustomerKey::ShortName => "short_name",
    };
    let mut condition = sql("");
    condition.push(" FROM customer WHERE 1 = 1");
    and_in_scope(&mut condition, scope, "id");
    if !filter.ids.is_empty() || !filter.short_names.is_empty() {
        condition.push(" AND (id IN ").push_list(filter.ids.iter().copied());
        let names = filter.short_names.iter().map(|name| name.to_lowercase());
        condition.push(" OR short_name IN ").push_list(names).push(")");
    }
    let fields = if filter.fields.is_empty() { &CustomerKey::ALL[..] } else { &filter.fields };
    let fields: Vec<&str> = fields.iter().map(|key| column(*key)).collect();
    and_keywords(&mut condition, &filter.keywords, &fields);
    let order = order(&filter.sort, "LOWER(name)", "id", |key| match key {
        CustomerKey::Id => "id",
        key => column(key),
    });
    let listing = Listing { columns: "id, short_name, name", condition, order, limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(customer).collect(), total: page.total })
}

/// Those of `ids`, whoever asks: to put names to rows that were found within a scope.
pub async fn names(conn: &mut Conn, ids: &[CustomerId]) -> Result<Vec<Customer>> {
    let mut query = sql("SELECT id, short_name, name FROM customer WHERE id IN ");
    query.push_list(ids.iter().copied());
    Ok(query.fetch_all::<Row>(conn).await?.into_iter().map(customer).collect())
}

/// Adds ` AND column IN (…)` where the scope is not everything.
pub(crate) fn and_in_scope(query: &mut Sql, scope: &Scope, column: &str) {
    if let Some(ids) = scope.only() {
        query.push(" AND ").push(column).push(" IN ").push_list(ids.iter().copied());
    }
}
