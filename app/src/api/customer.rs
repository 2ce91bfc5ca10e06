//! Customers: to choose from, and as administrators manage them.

use super::Failure;
use argus_domain::{
    CustomerId, Sort,
    criteria::Page,
    customer::{Customer, CustomerChange, CustomerKey, ManagedCustomer, ManagedCustomerFilter, NewCustomer},
    event::CustomerName,
    membership::{GroupName, Holder, Member},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Those the caller may see whose name or short name holds `text`, by name, at most 1,000.
#[server(prefix = "/page", endpoint = "customer/list", input = Json)]
pub async fn list_customers(text: String) -> Result<Vec<CustomerName>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::list(&ctx, &text, argus_service::customer::MAX_LIMIT, 0).await?)
}

/// At most 200 rows a page.
#[server(prefix = "/page", endpoint = "customer/managed", input = Json)]
pub async fn manage_customers(
    filter: ManagedCustomerFilter,
    sort: Sort<CustomerKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedCustomer>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::managed_page(&ctx, &filter, sort, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "customer/get", input = Json)]
pub async fn get_customer(id: CustomerId) -> Result<ManagedCustomer, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::managed(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "customer/add", input = Json)]
pub async fn add_customer(new: NewCustomer) -> Result<Customer, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::add(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "customer/change", input = Json)]
pub async fn change_customer(id: CustomerId, change: CustomerChange) -> Result<ManagedCustomer, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::change(&ctx, id, change).await?)
}

/// Only one that nothing belongs to.
#[server(prefix = "/page", endpoint = "customer/remove", input = Json)]
pub async fn remove_customer(id: CustomerId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::remove(&ctx, id).await?)
}

/// Who sees a customer, and through what; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "customer/members", input = Json)]
pub async fn customer_members(
    id: CustomerId,
    text: String,
    limit: u32,
    offset: u32,
) -> Result<Page<Member>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::members(&ctx, id, &text, limit, offset).await?)
}

/// The groups that were given a customer.
#[server(prefix = "/page", endpoint = "customer/groups", input = Json)]
pub async fn customer_groups(id: CustomerId) -> Result<Vec<GroupName>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::groups_that_see(&ctx, id).await?)
}

/// Lets a user, or all who are in a group, see a customer, or no longer.
#[server(prefix = "/page", endpoint = "customer/let-see", input = Json)]
pub async fn let_see_customer(id: CustomerId, holder: Holder, may: bool) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::let_see(&ctx, id, holder, may).await?)
}
