//! Customers, as administrators look at them.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    CustomerId, Permission, Sort,
    criteria::Page,
    customer::{CustomerKey, ManagedCustomer, ManagedCustomerFilter},
};
use argus_store::customer as store;

/// The most rows of one page.
const MOST: u32 = 200;

pub async fn managed_page(
    ctx: &Ctx,
    filter: &ManagedCustomerFilter,
    sort: Sort<CustomerKey>,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedCustomer>> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::managed_page(&mut conn, &scope, filter, sort, limit.min(MOST), offset).await?)
}

pub async fn managed(ctx: &Ctx, id: CustomerId) -> Result<ManagedCustomer> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    store::managed(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))
}
