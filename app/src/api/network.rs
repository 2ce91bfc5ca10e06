//! Customers' networks.

use super::Failure;
use argus_domain::{
    Cidr, CustomerId, LocationId,
    criteria::Page,
    network::{ManagedNetwork, NetworkFlag, NetworkId, Zone},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Those of a customer that hold the words of `text`, in the order of their addresses; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "network/list", input = Json)]
pub async fn list_networks(
    customer: CustomerId,
    text: String,
    limit: u32,
    offset: u32,
) -> Result<Page<ManagedNetwork>, Failure> {
    use argus_domain::{
        Keywords, Sort,
        network::{NetworkFilter, NetworkKey},
    };
    let ctx = super::caller().await?;
    argus_service::customer::get(&ctx, &customer.to_string()).await?;
    let filter = NetworkFilter {
        customers: vec![customer],
        keywords: Keywords::all(text.split_whitespace().map(str::to_owned).collect()),
        sort: vec![Sort { key: NetworkKey::Address, descending: false }],
        ..NetworkFilter::default()
    };
    let found = argus_service::network::search(&ctx, &filter, limit.min(200), offset).await?;
    Ok(Page { rows: found.rows.into_iter().map(ManagedNetwork::from).collect(), total: found.total })
}

#[server(prefix = "/page", endpoint = "network/add", input = Json)]
pub async fn add_network(
    customer: CustomerId,
    network: Cidr,
    location: LocationId,
    zone: Zone,
    flags: Vec<NetworkFlag>,
    description: String,
) -> Result<ManagedNetwork, Failure> {
    use argus_domain::network::NetworkFlags;
    let ctx = super::caller().await?;
    let new = argus_service::network::NewNetwork {
        customer: customer.to_string(),
        network,
        location: location.to_string(),
        zone,
        flags: NetworkFlags::default().with(&flags),
        description,
    };
    Ok(argus_service::network::add(&ctx, new).await?.into())
}

/// What is not given stays.
#[server(prefix = "/page", endpoint = "network/change", input = Json)]
pub async fn change_network(
    id: NetworkId,
    location: Option<LocationId>,
    zone: Option<Zone>,
    flags: Option<Vec<NetworkFlag>>,
    description: Option<String>,
) -> Result<ManagedNetwork, Failure> {
    let ctx = super::caller().await?;
    let change = argus_service::network::NetworkChange {
        description,
        location: location.map(|id| id.to_string()),
        zone,
        set: flags,
        ..argus_service::network::NetworkChange::default()
    };
    Ok(argus_service::network::update(&ctx, id, change).await?.into())
}

#[server(prefix = "/page", endpoint = "network/remove", input = Json)]
pub async fn remove_network(id: NetworkId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::network::delete(&ctx, id).await?;
    Ok(())
}
