//! What cases are worked on as part of, for those who manage it.

use super::Failure;
use argus_domain::{
    ServiceId,
    case_service::{ManagedService, NewService, ServiceChange},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// All of them, also those that are retired.
#[server(prefix = "/page", endpoint = "service/list", input = Json)]
pub async fn list_services() -> Result<Vec<ManagedService>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_service::list(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "service/add", input = Json)]
pub async fn add_service(new: NewService) -> Result<ManagedService, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_service::add(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "service/change", input = Json)]
pub async fn change_service(id: ServiceId, change: ServiceChange) -> Result<ManagedService, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_service::change(&ctx, id, change).await?)
}
