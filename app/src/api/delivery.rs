//! Deliveries.

use super::Failure;
use argus_domain::{
    DeliveryId,
    criteria::Page,
    delivery::{Delivery, DeliveryDetail, DeliveryFilter},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "delivery/list", input = Json)]
pub async fn list_deliveries(
    filter: DeliveryFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Delivery>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::delivery::list(&ctx, &filter, limit, offset).await?)
}

/// With its text and each try.
#[server(prefix = "/page", endpoint = "delivery/get", input = Json)]
pub async fn get_delivery(id: DeliveryId) -> Result<DeliveryDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::delivery::get(&ctx, id).await?)
}

/// Tries one that failed, or that waits for its next try, at once.
#[server(prefix = "/page", endpoint = "delivery/retry", input = Json)]
pub async fn retry_delivery(id: DeliveryId) -> Result<DeliveryDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::delivery::retry(&ctx, id).await?)
}
