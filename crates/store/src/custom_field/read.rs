//! Reading definitions. There are few: [`CustomField::MOST`].

use crate::{
    Conn, Result, Scope, StoreError,
    query::{Sql, sql},
};
use argus_domain::{
    CustomFieldId, CustomerId,
    custom_field::{CustomField, CustomFieldKind},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    label: String,
    kind: String,
    description: String,
    choices: String,
    required_new: bool,
    required_closing: bool,
    position: i64,
    retired: bool,
    version: i64,
}

const SELECT: &str = "SELECT id, name, label, kind, description, choices, required_new, required_closing,
        position, retired, version
    FROM custom_field";

/// In their order, for whoever defines them.
pub async fn all(conn: &mut Conn) -> Result<Vec<CustomField>> {
    fields(conn, sql(format!("{SELECT} ORDER BY position, id"))).await
}

/// In their order, as far as they are of customers that may be seen; no others are named in them.
pub async fn offered(conn: &mut Conn, scope: &Scope) -> Result<Vec<CustomField>> {
    let mut found = all(conn).await?;
    found.retain_mut(|field| {
        let is_everybodys = field.customers.is_empty();
        field.customers.retain(|customer| scope.includes(*customer));
        is_everybodys || !field.customers.is_empty()
    });
    Ok(found)
}

pub async fn get(conn: &mut Conn, id: CustomFieldId) -> Result<Option<CustomField>> {
    Ok(fields(conn, sql(format!("{SELECT} WHERE id = $1")).bind(id)).await?.pop())
}

async fn fields(conn: &mut Conn, query: Sql) -> Result<Vec<CustomField>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut query = sql("SELECT field_id, customer_id FROM custom_field_customer WHERE field_id IN ");
    query.push_list(rows.iter().map(|row| row.id)).push(" ORDER BY field_id, customer_id");
    let customers: Vec<(i64, i64)> = query.fetch_all(conn).await?;
    let field = |row: Row| {
        let own = customers.iter().filter(|(field, _)| *field == row.id);
        Ok(CustomField {
            id: CustomFieldId(row.id),
            name: row.name,
            label: row.label,
            kind: CustomFieldKind::named(&row.kind).ok_or_else(|| StoreError::corrupt(row.kind))?,
            description: row.description,
            choices: serde_json::from_str(&row.choices).map_err(StoreError::corrupt)?,
            required_new: row.required_new,
            required_closing: row.required_closing,
            customers: own.map(|(_, customer)| CustomerId(*customer)).collect(),
            position: row.position,
            retired: row.retired,
            version: row.version,
        })
    };
    rows.into_iter().map(field).collect()
}
