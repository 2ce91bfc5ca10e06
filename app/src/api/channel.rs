//! Channels.

use super::Failure;
use argus_domain::{
    ChannelId,
    channel::{Channel, ChannelContent, TestAnswer},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// By name; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "channel/list", input = Json)]
pub async fn list_channels(limit: u32, offset: u32) -> Result<Page<Channel>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::channel::list(&ctx, limit, offset).await?)
}

/// A new one without `id`; without `secret` the one that is there stays.
#[server(prefix = "/page", endpoint = "channel/save", input = Json)]
pub async fn save_channel(
    id: Option<ChannelId>,
    version: i64,
    content: ChannelContent,
    secret: Option<String>,
) -> Result<Channel, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::channel::save(&ctx, id, version, content, secret).await?)
}

/// What keeps a connection from being made, if something does, before it is saved.
#[server(prefix = "/page", endpoint = "channel/reach", input = Json)]
pub async fn reach_channel(
    id: Option<ChannelId>,
    content: ChannelContent,
    secret: Option<String>,
) -> Result<Option<String>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::channel::reach(&ctx, id, content, secret).await?)
}

#[server(prefix = "/page", endpoint = "channel/activate", input = Json)]
pub async fn activate_channel(id: ChannelId, active: bool) -> Result<Channel, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::channel::activate(&ctx, id, active).await?)
}

#[server(prefix = "/page", endpoint = "channel/remove", input = Json)]
pub async fn remove_channel(id: ChannelId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::channel::remove(&ctx, id).await?;
    Ok(())
}

/// Sends a test at once, and gives what was answered.
#[server(prefix = "/page", endpoint = "channel/test", input = Json)]
pub async fn test_channel(id: ChannelId, recipient: String) -> Result<TestAnswer, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::channel::test(&ctx, id, &recipient).await?)
}
