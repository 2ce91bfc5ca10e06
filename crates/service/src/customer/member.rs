//! Who may see a customer.

use super::{locked, managed};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    rights,
};
use argus_domain::{
    CustomerId,
    criteria::Page,
    membership::{GroupName, Holder, Member},
};
use argus_store::customer as store;
use serde_json::json;

/// The most rows of one page.
const MOST: u32 = 200;

/// Those who see a customer, each with what he sees it through.
pub async fn members(
    ctx: &Ctx,
    customer: CustomerId,
    text: &str,
    limit: u32,
    offset: u32,
) -> Result<Page<Member>> {
    managed(ctx, customer).await?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::members(&mut conn, customer, text, limit.min(MOST), offset).await?)
}

/// The groups that were given a customer, at most 200.
pub async fn groups_that_see(ctx: &Ctx, customer: CustomerId) -> Result<Vec<GroupName>> {
    managed(ctx, customer).await?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::groups_that_see(&mut conn, customer, MOST).await?)
}

/// Lets a user, or all who are in a group, see a customer, or no longer.
pub async fn let_see(ctx: &Ctx, customer: CustomerId, holder: Holder, may: bool) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let (_, found) = locked(ctx, &mut tx, customer).await?;
    let name = rights::name_of(&mut tx, holder).await?;
    if !store::let_see(&mut tx, customer, holder, may).await? {
        return Ok(());
    }
    let text = if may {
        format!("{name} may see customer “{}”", found.name)
    } else {
        format!("{name} was taken off customer “{}”", found.name)
    };
    let done = Done {
        customer: Some(customer),
        detail: json!({"holder": holder, "may": may}),
        ..Done::new("customer.members", text)
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
