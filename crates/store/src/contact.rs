//! Contacts of customers.

use crate::{
    Conn, Locked, Result, Scope, Tx,
    customer::and_in_scope,
    listing::Listing,
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    ContactId, CustomerId,
    contact::{Contact, NewContact},
    criteria::Page,
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    customer_id: i64,
    name: String,
    role: String,
    email: String,
    phone: String,
    version: i64,
}

const COLUMNS: &str = "id, customer_id, name, role, email, phone, version";

fn contact(row: Row) -> Contact {
    Contact {
        id: ContactId(row.id),
        customer: CustomerId(row.customer_id),
        name: row.name,
        role: row.role,
        email: row.email,
        phone: row.phone,
        version: row.version,
    }
}

pub async fn insert(tx: &mut Tx, customer: CustomerId, new: &NewContact) -> Result<ContactId> {
    let (id,): (i64,) = sql("INSERT INTO customer_contact
            (customer_id, name, role, email, phone, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, 1, '{}') RETURNING id")
    .bind(customer)
    .bind(new.name.as_str())
    .bind(new.role.as_str())
    .bind(new.email.as_str())
    .bind(new.phone.as_str())
    .fetch_one(tx)
    .await?;
    Ok(ContactId(id))
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: ContactId) -> Result<Option<Contact>> {
    let mut query = sql(format!("SELECT {COLUMNS} FROM customer_contact WHERE id = "));
    query.push_bind(id);
    and_in_scope(&mut query, scope, "customer_id");
    Ok(query.fetch_optional::<Row>(conn).await?.map(contact))
}

/// In the order in which they were added. The customer was found within a scope.
pub async fn of_customer(
    conn: &mut Conn,
    customer: CustomerId,
    limit: u32,
    offset: u32,
) -> Result<Page<Contact>> {
    let mut condition = sql(" FROM customer_contact WHERE customer_id = ");
    condition.push_bind(customer);
    let listing = Listing { columns: COLUMNS, condition, order: "id".to_owned(), limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(contact).collect(), total: page.total })
}

/// Call it before reading the contact.
pub async fn lock(tx: &mut Tx, id: ContactId) -> Result<Option<Locked>> {
    versioned::lock(tx, "customer_contact", id).await
}

/// Writes all of a locked contact, as its next version.
pub async fn update(tx: &mut Tx, contact: &Contact, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE customer_contact SET version = version + 1, name = $1, role = $2, email = $3, phone = $4,
            field_versions = $5 WHERE id = $6")
    .bind(contact.name.as_str())
    .bind(contact.role.as_str())
    .bind(contact.email.as_str())
    .bind(contact.phone.as_str())
    .bind(json(versions)?)
    .bind(contact.id)
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn remove(tx: &mut Tx, id: ContactId) -> Result<()> {
    sql("DELETE FROM customer_contact WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
