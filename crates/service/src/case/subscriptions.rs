//! Which customers' cases can be of which services: each of each.

use crate::{Ctx, Result, customer};
use argus_domain::{
    CustomerId, Permission,
    case::CaseService,
    customer::{Customer, CustomerFilter},
};
use argus_store::case;

/// Of the customers that the caller sees, by service. Empty lists narrow nothing.
pub async fn subscriptions(
    ctx: &Ctx,
    customers: &[CustomerId],
    services: &[String],
) -> Result<Vec<(Customer, CaseService)>> {
    ctx.require(Permission::ViewCases)?;
    let seen = customer::search(ctx, &CustomerFilter::default(), customer::MAX_LIMIT, 0).await?.rows;
    let mut conn = ctx.argus.store().read().await?;
    let is_wanted = |service: &CaseService| {
        let means =
            |text: &String| service.short_name.eq_ignore_ascii_case(text) || text.parse() == Ok(service.id);
        services.is_empty() || services.iter().any(means)
    };
    let wanted: Vec<CaseService> = case::services(&mut conn).await?.into_iter().filter(is_wanted).collect();
    let seen = seen.into_iter().filter(|customer| customers.is_empty() || customers.contains(&customer.id));
    let of_each = |customer: Customer| wanted.iter().map(move |service| (customer.clone(), service.clone()));
    Ok(seen.flat_map(of_each).collect())
}
