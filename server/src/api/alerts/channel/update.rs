//! `PUT /alerts/v1/channel/{id}`: a channel is changed.

use super::{
    channel_id,
    fields::{ChannelFields, read},
    model::ChannelVo,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::channel;
use axum::{body::Body, http::StatusCode};

/// Changes a channel: what is left out stays, and so does the secret, as long as it goes to the same host.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/alerts/v1/channel/{id}",
    operation_id = "updateChannel",
    params(("id" = i64, Path, minimum = 1, description = "The channel's number")),
    request_body = ChannelFields,
    responses(
        (status = 200, description = "The channel as it is now", body = One<ChannelVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<ChannelVo>, ApiError> {
    let id = channel_id(&id)?;
    let now = channel::get(&ctx, id).await?;
    let mut fields = body::fields_of::<ChannelFields>(body, body::SMALL).await?;
    let (content, secret) = read(&mut fields, now.content);
    fields.finish()?;
    let saved = channel::save(&ctx, Some(id), now.version, content, secret).await?;
    Ok(Envelope::of(StatusCode::OK, saved.into()))
}
