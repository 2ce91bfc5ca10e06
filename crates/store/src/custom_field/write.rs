//! Defining fields, and changing their definitions.

use crate::{
    Locked, Result, Tx,
    query::sql,
    versioned::{self, json},
};
use argus_domain::{
    CustomFieldId, CustomerId,
    custom_field::{CustomField, NewCustomField},
    version::FieldVersions,
};

/// The name has to be new.
pub async fn insert(tx: &mut Tx, new: &NewCustomField) -> Result<CustomFieldId> {
    let (id,): (i64,) = sql("INSERT INTO custom_field
            (name, label, kind, description, choices, required_new, required_closing, position, retired,
             version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, '{}') RETURNING id")
    .bind(new.name.as_str())
    .bind(new.label.as_str())
    .bind(new.kind.name())
    .bind(new.description.as_str())
    .bind(json(&new.choices)?)
    .bind(new.required_new)
    .bind(new.required_closing)
    .bind(new.position)
    .bind(false)
    .fetch_one(tx)
    .await?;
    let id = CustomFieldId(id);
    set_customers(tx, id, &new.customers).await?;
    Ok(id)
}

/// Call it before reading the field.
pub async fn lock(tx: &mut Tx, id: CustomFieldId) -> Result<Option<Locked>> {
    versioned::lock(tx, "custom_field", id).await
}

/// Writes all of a locked field that may change, as its next version.
pub async fn update(tx: &mut Tx, field: &CustomField, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE custom_field SET version = version + 1, label = $1, description = $2, choices = $3,
            required_new = $4, required_closing = $5, position = $6, retired = $7, field_versions = $8
         WHERE id = $9")
    .bind(field.label.as_str())
    .bind(field.description.as_str())
    .bind(json(&field.choices)?)
    .bind(field.required_new)
    .bind(field.required_closing)
    .bind(field.position)
    .bind(field.retired)
    .bind(json(versions)?)
    .bind(field.id)
    .execute(tx)
    .await?;
    set_customers(tx, field.id, &field.customers).await
}

async fn set_customers(tx: &mut Tx, field: CustomFieldId, customers: &[CustomerId]) -> Result<()> {
    sql("DELETE FROM custom_field_customer WHERE field_id = $1").bind(field).execute(tx).await?;
    for customer in customers {
        sql("INSERT INTO custom_field_customer (field_id, customer_id) VALUES ($1, $2)")
            .bind(field)
            .bind(*customer)
            .execute(tx)
            .await?;
    }
    Ok(())
}
