//! The contacts of a customer.

use crate::{Ctx, Result, customer};
use argus_domain::{CustomerId, contact::Contact, criteria::Page};
use argus_store::contact;

/// The most rows of one page.
const MOST: u32 = 200;

/// For whoever sees the customer: a contact is there to be called.
pub async fn list(ctx: &Ctx, customer: CustomerId, limit: u32, offset: u32) -> Result<Page<Contact>> {
    customer::get(ctx, &customer.to_string()).await?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(contact::of_customer(&mut conn, customer, limit.min(MOST), offset).await?)
}
