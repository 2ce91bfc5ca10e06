//! Which customers' cases can be of which services: each of each that is in use.

use crate::{Ctx, Result, customer};
use argus_domain::{
    CustomerId, Permission,
    case::CaseService,
    case_service::ManagedService,
    customer::{Customer, CustomerFilter},
};
use argus_store::case_service;

/// Of the customers that the caller sees, by service. Empty lists narrow nothing.
pub async fn subscriptions(
    ctx: &Ctx,
    customers: &[CustomerId],
    services: &[String],
) -> Result<Vec<(Customer, CaseService)>> {
    ctx.require(Permission::ViewCases)?;
    let seen = customer::search(ctx, &CustomerFilter::default(), customer::MAX_LIMIT, 0).await?.rows;
    let mut conn = ctx.argus.store().read().await?;
    let is_wanted = |service: &ManagedService| {
        !service.retired && (services.is_empty() || services.iter().any(|text| service.is_named(text)))
    };
    let known = case_service::all(&mut conn).await?;
    let wanted: Vec<CaseService> = known.into_iter().filter(is_wanted).map(CaseService::from).collect();
    let seen = seen.into_iter().filter(|customer| customers.is_empty() || customers.contains(&customer.id));
    let of_each = |customer: Customer| wanted.iter().map(move |service| (customer.clone(), service.clone()));
    Ok(seen.flat_map(of_each).collect())
}
