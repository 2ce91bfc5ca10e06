//! Customers, as administrators manage them.

use super::and_in_scope;
use crate::{
    Conn, Locked, Result, Scope, StoreError, Tx,
    listing::{Listing, and_keywords, order},
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    CustomerId, Keywords, Sort, Timestamp,
    criteria::Page,
    customer::{CustomerKey, ManagedCustomer, ManagedCustomerFilter},
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    short_name: String,
    name: String,
    in_production: bool,
    created_at: i64,
    version: i64,
}

const COLUMNS: &str = "id, short_name, name, in_production, created_at, version";

fn customer(row: Row) -> ManagedCustomer {
    ManagedCustomer {
        id: CustomerId(row.id),
        short_name: row.short_name,
        name: row.name,
        in_production: row.in_production,
        added: Timestamp::clamped(row.created_at),
        version: row.version,
    }
}

pub async fn managed(conn: &mut Conn, scope: &Scope, id: CustomerId) -> Result<Option<ManagedCustomer>> {
    if !scope.includes(id) {
        return Ok(None);
    }
    let row: Option<Row> =
        sql(format!("SELECT {COLUMNS} FROM customer WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    Ok(row.map(customer))
}

/// A page of those that a filter leaves, and how many there are.
pub async fn managed_page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &ManagedCustomerFilter,
    sort: Sort<CustomerKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedCustomer>> {
    let mut condition = sql(" FROM customer WHERE 1 = 1");
    and_in_scope(&mut condition, scope, "id");
    if let Some(in_production) = filter.in_production {
        condition.push(" AND in_production = ").push_bind(in_production);
    }
    let words = Keywords::all(filter.text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut condition, &words, &["LOWER(name)", "short_name", "CAST(id AS TEXT)"]);
    let order = order(&[sort], "LOWER(name)", "id", |key| match key {
        CustomerKey::Id => "id",
        CustomerKey::Name => "LOWER(name)",
        CustomerKey::ShortName => "short_name",
    });
    let page = Listing { columns: COLUMNS, condition, order, limit, offset }.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(customer).collect(), total: page.total })
}

/// Call it before reading the customer.
pub async fn lock(tx: &mut Tx, id: CustomerId) -> Result<Option<Locked>> {
    versioned::lock(tx, "customer", id).await
}

/// Writes all of a locked customer, as its next version.
pub async fn update(tx: &mut Tx, customer: &ManagedCustomer, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE customer SET version = version + 1, short_name = $1, name = $2, in_production = $3,
            field_versions = $4 WHERE id = $5")
    .bind(customer.short_name.as_str())
    .bind(customer.name.as_str())
    .bind(customer.in_production)
    .bind(json(versions)?)
    .bind(customer.id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a customer that nothing belongs to; [`StoreError::InUse`] where something does.
pub async fn remove(tx: &mut Tx, id: CustomerId) -> Result<()> {
    // Events name their customer without a constraint, which would cost at every one that comes in.
    let (has_events,): (bool,) = sql("SELECT EXISTS (SELECT 1 FROM event WHERE customer_id = $1)
            OR EXISTS (SELECT 1 FROM customer_network WHERE customer_id = $1 AND deleted_at IS NULL)")
    .bind(id)
    .fetch_one(tx)
    .await?;
    if has_events {
        return Err(StoreError::InUse);
    }
    for table in
        ["customer_contact", "customer_network", "user_customer", "group_customer", "retention", "event_gone"]
    {
        sql(format!("DELETE FROM {table} WHERE customer_id = $1")).bind(id).execute(tx).await?;
    }
    sql("DELETE FROM customer WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
