//! API keys: one's own, and those of others for administrators.

use super::Failure;
use argus_domain::{
    ApiKeyId, UserId,
    api_key::{ApiKey, ApiKeyFilter, NewApiKey, ShownApiKey},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The caller's, the newest first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "api-key/own", input = Json)]
pub async fn own_keys(limit: u32, offset: u32) -> Result<Page<ApiKey>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::own(&ctx, limit, offset).await?)
}

/// The key is told this once.
#[server(prefix = "/page", endpoint = "api-key/add-own", input = Json)]
pub async fn add_own_key(new: NewApiKey) -> Result<ShownApiKey, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::add_own(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "api-key/revoke-own", input = Json)]
pub async fn revoke_own_key(id: ApiKeyId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::revoke_own(&ctx, id).await?)
}

/// Everybody's, the newest first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "api-key/list", input = Json)]
pub async fn list_keys(filter: ApiKeyFilter, limit: u32, offset: u32) -> Result<Page<ApiKey>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::list(&ctx, &filter, limit, offset).await?)
}

/// For another user; the key is told this once.
#[server(prefix = "/page", endpoint = "api-key/add", input = Json)]
pub async fn add_key_for(owner: UserId, new: NewApiKey) -> Result<ShownApiKey, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::add_for(&ctx, owner, new).await?)
}

#[server(prefix = "/page", endpoint = "api-key/revoke", input = Json)]
pub async fn revoke_key(id: ApiKeyId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::api_key::revoke(&ctx, id).await?)
}
