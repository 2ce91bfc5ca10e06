//! `GET /alerts/v1/channel/{id}`: one channel.

use super::{channel_id, model::ChannelVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::channel;
use axum::http::StatusCode;

/// Gives one channel, without its secret.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/channel/{id}",
    operation_id = "getChannel",
    params(("id" = i64, Path, minimum = 1, description = "The channel's number")),
    responses(
        (status = 200, description = "The channel", body = One<ChannelVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<ChannelVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, channel::get(&ctx, channel_id(&id)?).await?.into()))
}
