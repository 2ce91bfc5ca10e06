//! Defining another field.

use super::check_customers;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    custom_field::{CustomField, NewCustomField},
};
use argus_store::{StoreError, custom_field};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewCustomField) -> Result<CustomField> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    check_customers(&mut tx, &scope, &new.customers).await?;
    if custom_field::all(&mut tx).await?.len() >= CustomField::MOST {
        let problem = format_args!("would be one of more than {} fields", CustomField::MOST);
        return Err(Invalid::one("name", problem).into());
    }
    let id = match custom_field::insert(&mut tx, &new).await {
        Err(StoreError::Exists(_)) => {
            return Err(Invalid::one("name", "is taken by another field, which may be retired").into());
        }
        other => other?,
    };
    let added = custom_field::get(&mut tx, id).await?;
    let added = added.ok_or_else(|| Error::NotFound("The field is gone.".to_owned()))?;
    let text = format!("Defined the custom field “{}”", added.label);
    record(&mut tx, ctx, Done { detail: json!({"after": added}), ..Done::new("custom_field.add", text) })
        .await?;
    tx.commit().await?;
    Ok(added)
}
