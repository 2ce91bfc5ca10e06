//! Contacts of the customer who watch a case.

use crate::{Conn, Result, Scope, Tx, customer::and_in_scope, query::sql, user::doer};
use argus_domain::{
    CaseId, ContactId, CustomerId, Timestamp, UserId,
    contact::Contact,
    watcher::{ContactWatcher, Watchers},
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
    added_at: i64,
    adder_id: Option<i64>,
    adder_login: Option<String>,
    adder_name: Option<String>,
}

/// Of a case that may be seen, by name: those of customers that the scope has. Uses the table's own order.
pub async fn of_case(conn: &mut Conn, scope: &Scope, case: CaseId) -> Result<Vec<ContactWatcher>> {
    let mut query = sql("SELECT customer_contact.id, customer_contact.customer_id, customer_contact.name,
            customer_contact.role, customer_contact.email, customer_contact.phone, customer_contact.version,
            added_at, adder.id AS adder_id, adder.login AS adder_login, adder.name AS adder_name
         FROM case_contact_watcher
         JOIN customer_contact ON customer_contact.id = contact_id
         LEFT JOIN app_user AS adder ON adder.id = added_by
         WHERE case_id = ");
    query.push_bind(case);
    and_in_scope(&mut query, scope, "customer_contact.customer_id");
    query.push(" ORDER BY LOWER(customer_contact.name), customer_contact.id LIMIT ");
    query.push_bind(i64::try_from(Watchers::MOST).unwrap_or(i64::MAX));
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let watcher = |row: Row| ContactWatcher {
        contact: Contact {
            id: ContactId(row.id),
            customer: CustomerId(row.customer_id),
            name: row.name,
            role: row.role,
            email: row.email,
            phone: row.phone,
            version: row.version,
        },
        added: Timestamp::clamped(row.added_at),
        added_by: doer(row.adder_id, row.adder_login, row.adder_name),
    };
    Ok(rows.into_iter().map(watcher).collect())
}

/// Whoever watches it already stays as he is.
pub async fn add(
    tx: &mut Tx,
    case: CaseId,
    contact: ContactId,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("INSERT INTO case_contact_watcher (case_id, contact_id, added_at, added_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING")
    .bind(case)
    .bind(contact)
    .bind(now)
    .bind(by)
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn remove(tx: &mut Tx, case: CaseId, contact: ContactId) -> Result<()> {
    sql("DELETE FROM case_contact_watcher WHERE case_id = $1 AND contact_id = $2")
        .bind(case)
        .bind(contact)
        .execute(tx)
        .await?;
    Ok(())
}

/// The contact of a customer with a mail address, the first of several.
pub async fn with_address(conn: &mut Conn, customer: CustomerId, address: &str) -> Result<Option<ContactId>> {
    let found: Option<(i64,)> = sql("SELECT id FROM customer_contact
         WHERE customer_id = $1 AND LOWER(email) = $2 ORDER BY id LIMIT 1")
    .bind(customer)
    .bind(address.trim().to_lowercase())
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(id,)| ContactId(id)))
}
