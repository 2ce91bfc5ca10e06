//! A new contact.

use crate::{
    Ctx, Result,
    activity::{Done, record},
    customer,
};
use argus_domain::{
    CustomerId,
    contact::{Contact, NewContact},
};
use argus_store::contact;
use serde_json::json;

pub async fn add(ctx: &Ctx, customer: CustomerId, new: NewContact) -> Result<Contact> {
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let (_, found) = customer::locked(ctx, &mut tx, customer).await?;
    let id = contact::insert(&mut tx, customer, &new).await?;
    let added = super::find(ctx, &mut tx, id).await?;
    let done = Done {
        customer: Some(customer),
        detail: json!({"after": added}),
        ..Done::new("contact.add", format!("Added {} to the contacts of “{}”", added.name, found.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(added)
}
