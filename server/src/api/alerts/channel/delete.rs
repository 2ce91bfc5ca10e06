//! `DELETE /alerts/v1/channel/{id}`: a channel is deleted.

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

/// Deletes a channel. What waits in it has failed; all that was sent stays in the list of deliveries.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/alerts/v1/channel/{id}",
    operation_id = "deleteChannel",
    params(("id" = i64, Path, minimum = 1, description = "The channel's number")),
    responses(
        (status = 200, description = "The channel as it was", body = One<ChannelVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<ChannelVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, channel::remove(&ctx, channel_id(&id)?).await?.into()))
}
