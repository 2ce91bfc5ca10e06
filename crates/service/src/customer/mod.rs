//! Customers.

mod change;
mod managed;
mod member;
mod remove;

pub use change::change;
pub use managed::{managed, managed_page};
pub use member::{groups_that_see, let_see, members};
pub use remove::remove;

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    CustomerId, Invalid, Permission,
    criteria::Page,
    customer::{Customer, CustomerChange, CustomerFilter, ManagedCustomer, NewCustomer},
    event::CustomerName,
};
use argus_store::{Locked, StoreError, Tx, customer as store};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewCustomer) -> Result<Customer> {
    ctx.require(Permission::Administer)?;
    new.check()?;
    let NewCustomer { short_name, name } = new;
    let mut tx = ctx.argus.store().begin().await?;
    let id = match store::insert(&mut tx, &short_name, &name, ctx.now).await {
        Err(StoreError::Exists(_)) => return Err(taken(&short_name)),
        other => other?,
    };
    let done = Done {
        customer: Some(id),
        detail: json!({"after": {"shortName": short_name, "name": name}}),
        ..Done::new("customer.create", format!("Created customer “{name}”"))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(Customer { id, short_name, name })
}

/// The most customers a list gives at once.
pub const MAX_LIMIT: u32 = 1_000;

/// Those the caller may see whose name or short name holds `text`, by name, at most [`MAX_LIMIT`].
pub async fn list(ctx: &Ctx, text: &str, limit: u32, offset: u32) -> Result<Vec<CustomerName>> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().read().await?;
    let customers = store::list(&mut conn, &scope, text, limit.min(MAX_LIMIT), offset).await?;
    Ok(customers.into_iter().map(named).collect())
}

/// Those the caller may see that a filter leaves.
pub async fn search(ctx: &Ctx, filter: &CustomerFilter, limit: u32, offset: u32) -> Result<Page<Customer>> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::search(&mut conn, &scope, filter, limit, offset).await?)
}

/// By number or short name.
pub async fn get(ctx: &Ctx, id_or_short_name: &str) -> Result<Customer> {
    find(ctx, id_or_short_name).await?.ok_or_else(|| {
        Error::NotFound(format!("There is no customer “{id_or_short_name}” that you may see."))
    })
}

/// Customers that are not in production can be left out of searches, or be all that is searched.
pub async fn set_in_production(ctx: &Ctx, id_or_short_name: &str, in_production: bool) -> Result<Customer> {
    ctx.require(Permission::Administer)?;
    let customer = get(ctx, id_or_short_name).await?;
    let wanted =
        CustomerChange { version: i64::MAX, in_production: Some(in_production), ..CustomerChange::default() };
    change(ctx, customer.id, wanted).await?;
    Ok(customer)
}

pub(crate) async fn find(ctx: &Ctx, id_or_short_name: &str) -> Result<Option<Customer>> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().read().await?;
    // A short name begins with a letter, so a number is never one.
    Ok(match id_or_short_name.parse() {
        Ok(id) => store::get(&mut conn, &scope, CustomerId(id)).await?,
        Err(_) => store::find(&mut conn, &scope, &id_or_short_name.to_lowercase()).await?,
    })
}

pub(crate) fn named(customer: Customer) -> CustomerName {
    CustomerName { id: customer.id, short_name: customer.short_name, name: customer.name }
}

fn taken(short_name: &str) -> Error {
    Invalid::one("shortName", format_args!("“{short_name}” is taken by another customer")).into()
}

fn missing(id: CustomerId) -> Error {
    Error::NotFound(format!("There is no customer {id} that you may see."))
}

/// A customer whom the caller manages: nobody else changes him until the transaction ends.
pub(crate) async fn locked(ctx: &Ctx, tx: &mut Tx, id: CustomerId) -> Result<(Locked, ManagedCustomer)> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let locked = store::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let found = store::managed(tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    Ok((locked, found))
}
