//! Settings of the server: what can be changed while it runs, and what it was started with.

use super::Failure;
use argus_domain::{
    CustomerId,
    setting::{RetentionRule, StartSettings, Telling, TellingSettings},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// How long events are kept: the rule for all others first, then those of single customers.
#[server(prefix = "/page", endpoint = "setting/retention", input = Json)]
pub async fn retention_rules() -> Result<Vec<RetentionRule>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::retention::named_rules(&ctx).await?)
}

/// Without a customer for all who have no rule of their own.
#[server(prefix = "/page", endpoint = "setting/set-retention", input = Json)]
pub async fn set_retention(customer: Option<CustomerId>, days: u32) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    let customer = customer.map(|id| id.to_string());
    Ok(argus_service::retention::set(&ctx, customer.as_deref(), days).await?)
}

#[server(prefix = "/page", endpoint = "setting/clear-retention", input = Json)]
pub async fn clear_retention(customer: Option<CustomerId>) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    let customer = customer.map(|id| id.to_string());
    Ok(argus_service::retention::clear(&ctx, customer.as_deref()).await?)
}

/// What the server was started with: it is changed where it is started.
#[server(prefix = "/page", endpoint = "setting/start", input = Json)]
pub async fn settings_of_start() -> Result<StartSettings, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::setting::of_start(&ctx)?)
}

/// How people are told of what concerns them.
#[server(prefix = "/page", endpoint = "setting/telling", input = Json)]
pub async fn how_people_are_told() -> Result<Telling, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::setting::telling(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "setting/set-telling", input = Json)]
pub async fn set_how_people_are_told(version: i64, settings: TellingSettings) -> Result<Telling, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::setting::set_telling(&ctx, version, settings).await?)
}
