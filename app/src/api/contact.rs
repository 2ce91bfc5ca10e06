//! Contacts of customers.

use super::Failure;
use argus_domain::{
    ContactId, CustomerId,
    contact::{Contact, ContactChange, NewContact},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// For whoever sees the customer; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "contact/list", input = Json)]
pub async fn list_contacts(customer: CustomerId, limit: u32, offset: u32) -> Result<Page<Contact>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::contact::list(&ctx, customer, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "contact/add", input = Json)]
pub async fn add_contact(customer: CustomerId, new: NewContact) -> Result<Contact, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::contact::add(&ctx, customer, new).await?)
}

#[server(prefix = "/page", endpoint = "contact/change", input = Json)]
pub async fn change_contact(id: ContactId, change: ContactChange) -> Result<Contact, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::contact::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "contact/remove", input = Json)]
pub async fn remove_contact(id: ContactId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::contact::remove(&ctx, id).await?)
}
