//! Locations: to choose from, and as administrators manage them.

use super::Failure;
use argus_domain::{
    CustomerId, LocationId,
    criteria::Page,
    network::{LocationChoice, ManagedLocation, Zone},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Those of the caller's customers, and everybody's, at most 1,000.
#[server(prefix = "/page", endpoint = "location/list", input = Json)]
pub async fn list_locations() -> Result<Vec<LocationChoice>, Failure> {
    use argus_domain::network::LocationFilter;
    let ctx = super::caller().await?;
    let filter = LocationFilter { include_global: true, ..LocationFilter::default() };
    let found = argus_service::location::search(&ctx, &filter, 1_000, 0).await?;
    Ok(found.rows.into_iter().map(LocationChoice::from).collect())
}

/// Those of a customer, at most 200 rows a page.
#[server(prefix = "/page", endpoint = "location/of-customer", input = Json)]
pub async fn locations_of(
    customer: CustomerId,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedLocation>, Failure> {
    use argus_domain::network::LocationFilter;
    let ctx = super::caller().await?;
    argus_service::customer::get(&ctx, &customer.to_string()).await?;
    let filter = LocationFilter { customers: vec![customer], ..LocationFilter::default() };
    let found = argus_service::location::search(&ctx, &filter, limit.min(200), offset).await?;
    Ok(Page { rows: found.rows.into_iter().map(ManagedLocation::from).collect(), total: found.total })
}

#[server(prefix = "/page", endpoint = "location/add", input = Json)]
pub async fn add_location(
    customer: CustomerId,
    short_name: String,
    name: String,
    time_zone: String,
    zone: Zone,
) -> Result<ManagedLocation, Failure> {
    let ctx = super::caller().await?;
    let customer = Some(customer.to_string());
    let new = argus_service::location::NewLocation { customer, short_name, name, time_zone, zone };
    Ok(argus_service::location::add(&ctx, new).await?.into())
}

/// What is not given stays.
#[server(prefix = "/page", endpoint = "location/change", input = Json)]
pub async fn change_location(
    id: LocationId,
    short_name: Option<String>,
    name: Option<String>,
    time_zone: Option<String>,
    zone: Option<Zone>,
) -> Result<ManagedLocation, Failure> {
    let ctx = super::caller().await?;
    let change = argus_service::location::LocationChange { short_name, name, time_zone, zone };
    Ok(argus_service::location::update(&ctx, &id.to_string(), change).await?.into())
}

/// One that networks are at stays.
#[server(prefix = "/page", endpoint = "location/remove", input = Json)]
pub async fn remove_location(id: LocationId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::location::delete(&ctx, &id.to_string()).await?;
    Ok(())
}
